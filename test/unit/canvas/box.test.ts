import { describe, expect, it } from 'vitest';
import { stageStatuses } from '../../../server/contract/common.ts';
import { boxSvg, countsOf, peerLeads, statedOnly, type BoxLook } from '../../../web/canvas/map/box.ts';
import { openBoxSvg } from '../../../web/canvas/map/open-box.ts';
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

  it('shortens a long name in the middle and keeps it inside the box', () => {
    const picture = boxSvg(look({ stage: aStage({ name: '轨道交通新材料与复合材料结构件' }) }));
    expect(picture).toMatch(/>轨[^<]*…[^<]*件</);
    expect(widthInEm(shorten('Rolling-stock running gear & wheelset', 8))).toBeLessThanOrEqual(8);
    expect(shorten('电磁线', 3)).toBe('电磁线');
  });

  it('cannot be broken by a name', () => {
    const picture = boxSvg(look({ stage: aStage({ name: '<b>&"\u0000' }) }));
    expect(picture).toContain('&lt;b&gt;&amp;&quot;');
  });

  it('shows anchors on a third line and the peer only when asked', () => {
    const stage = aStage({
      status: 'present',
      anchors: [{ kind: 'firm', id: 'f', name: '中车四方' }],
      peer: { status: 'weak', here: here(2) },
    });
    expect(boxSvg(look({ stage, h: 58 }))).toContain('链主 中车四方');
    const alone = boxSvg(look({ stage, h: 58, showPeer: false }));
    expect(alone.length).toBeLessThan(boxSvg(look({ stage, h: 58 })).length);
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
