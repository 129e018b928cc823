import { describe, expect, it } from 'vitest';
import { stageStatuses } from '../../../server/contract/order.ts';
import { boxSvg, countsOf, statedOnly, type BoxLook } from '../../../web/canvas/map/box.ts';
import { layOutName, nameInBox } from '../../../web/canvas/map/box-name.ts';
import { openBoxSvg } from '../../../web/canvas/map/open-box.ts';
import { peerLeads } from '../../../web/canvas/map/peer-cell.ts';
import { shorten, widthInEm } from '../../../web/canvas/text.ts';
import { aStage, palette, words } from './stage.ts';

const here = (production: number, reserve = 0) => ({
  production,
  reserve,
  laboratories: 0,
  groups: production,
});
const look = (changes: Partial<BoxLook> = {}): BoxLook => ({
  stage: aStage(),
  chain: '轨道交通',
  language: 'zh',
  labels: words,
  palette,
  showPeer: true,
  w: 128,
  h: 40,
  ...changes,
});

describe('a box', () => {
  it('says the word for a gap and the counts for a stage in production', () => {
    expect(countsOf(aStage(), words)).toBe('缺失 外 14');
    expect(countsOf(aStage({ status: 'reserve', here: here(0, 2) }), words)).toBe('储备 2 外 14');
    expect(countsOf(aStage({ status: 'single', here: here(1) }), words)).toBe('单点 外 14');
    expect(countsOf(aStage({ status: 'strong', here: here(5) }), words)).toBe('本 5 外 14');
    expect(countsOf(aStage({ status: 'unknown', elsewhere: { firms: 0 } }), words)).toBe('无数据');
  });

  it('tells every status by more than its colour', () => {
    const pictures = stageStatuses.map((status) =>
      boxSvg(look({ stage: aStage({ status }) }))
        .replace(/#[0-9a-f]{6}/gi, '')
        .replace(/<text.*?<\/text>/g, ''),
    );
    expect(new Set(pictures).size).toBe(stageStatuses.length);
  });

  it('flags a peer that leads, and never compares with what nobody knows', () => {
    const peer = (status: 'strong' | 'missing' | 'unknown') => ({ status, here: here(3) });
    expect(peerLeads(aStage({ peer: peer('strong') }))).toBe(true);
    expect(peerLeads(aStage({ status: 'weak', peer: peer('missing') }))).toBe(false);
    expect(peerLeads(aStage({ status: 'unknown', peer: peer('strong') }))).toBe(false);
    expect(peerLeads(aStage({ peer: peer('unknown') }))).toBe(false);
  });

  it('marks a status that only a source states', () => {
    const stated = aStage({ computed: { status: 'unknown', because: 'no_data' } });
    expect(statedOnly(stated)).toBe(true);
    expect(boxSvg(look({ stage: stated }))).toContain('>称</text>');
    expect(boxSvg(look())).not.toContain('>称</text>');
  });

  it('leaves out the name of the chain, then takes a smaller size, and only then cuts a long name', () => {
    expect(nameInBox('轨道交通齿轮箱', '轨道交通', 94)).toEqual({ text: '轨道交通齿轮箱', size: 13 });
    expect(nameInBox('轨道交通齿轮箱', '轨道交通', 65)).toEqual({ text: '齿轮箱', size: 13 });
    expect(nameInBox('机器人减速器', '机器人', 65)).toEqual({ text: '减速器', size: 13 });
    expect(nameInBox('轨道交通复合材料', '轨道交通', 49)).toEqual({ text: '复合材料', size: 12 });
    expect(nameInBox('轨道交通新材料与复合材料结构件', '轨道交通', 94).text).toMatch(/^新.*….*件$/);
    expect(nameInBox('轨道交通用钢', '轨道交通', 60).text).toMatch(/^轨.*…/);
    expect(nameInBox('机器人', '机器人', 30).text).toBe('机…');
    expect(widthInEm(shorten('Rolling-stock running gear & wheelset', 8))).toBeLessThanOrEqual(8);
    expect(shorten('电磁线', 3)).toBe('电磁线');
  });

  it('keeps the whole of a name of eight characters when a peer is laid over: its cell gives way', () => {
    expect(layOutName('稀土永磁材料', '轨道交通', 128, true)).toMatchObject({
      text: '稀土永磁材料',
      low: false,
    });
    expect(layOutName('电磁线', '轨道交通', 128, true)).toEqual({ text: '电磁线', size: 13, low: false });
    for (const name of ['碳化硅功率模块', '列车网络控制系统'])
      expect(layOutName(name, '轨道交通', 128, true)).toMatchObject({ text: name, low: true });
    const peer = { status: 'present' as const, here: here(12) };
    const stage = aStage({ name: '碳化硅功率模块', status: 'missing', peer });
    const picture = boxSvg(look({ stage }));
    expect(picture).toContain('>碳化硅功率模块</text>');
    expect(picture).toContain('>缺失 外 14</text>');
    expect(picture).toContain('>12</text>');
    expect(picture).toContain('text-anchor="end"');
  });

  it('cannot be broken by a name', () => {
    const picture = boxSvg(look({ stage: aStage({ name: '<b>&"\u0000' }) }));
    expect(picture).toContain('&lt;b&gt;&amp;&quot;');
  });

  it('flags an anchor, names it where there is room, and shows the peer only when asked', () => {
    const stage = aStage({
      status: 'present',
      anchors: [{ kind: 'firm', id: 'f', name: '中车四方' }],
      peer: { status: 'weak', here: here(2) },
    });
    const flags = (picture: string): number => picture.split('l-2.2 3 2.2 3h-8z').length - 1;
    expect(flags(boxSvg(look({ stage })))).toBe(1);
    expect(flags(boxSvg(look({ stage: { ...stage, anchors: [] } })))).toBe(0);
    expect(boxSvg(look({ stage }))).not.toContain('中车四方');
    expect(boxSvg(look({ stage, showPeer: false, w: 168 }))).toContain('中车四方');
    const alone = boxSvg(look({ stage, showPeer: false }));
    expect(alone.length).toBeLessThan(boxSvg(look({ stage })).length);
  });

  it('opens to the firms here and elsewhere and counts those without room', () => {
    const firms = {
      here: [{ id: 'a', name: '青岛甲厂', evidence: 'claimed' as const }],
      elsewhere: [{ id: 'b', name: '株洲乙厂', city: '株洲', evidence: 'claimed' as const }],
    };
    const picture = openBoxSvg(
      look({ stage: aStage({ status: 'single', here: here(1) }), w: 280, h: 90 }),
      firms,
    );
    expect(picture).toContain('青岛甲厂');
    expect(picture).toContain('株洲乙厂');
    expect(picture).toContain('另 13 家');
  });
});
