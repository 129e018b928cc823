import type { MapStage } from '../../../server/contract/chain.ts';
import type { Language, StageWords } from '../labels.ts';
import { nameOf, statedOnly } from './box.ts';
import { layOutName } from './box-name.ts';
import { boxWidths } from './geometry.ts';

/** What a screen reader is told of a stage. */
export function wordsOf(
  stage: MapStage,
  language: Language,
  peer: { name: string; nameEn?: string } | undefined,
): StageWords {
  const words: StageWords = {
    name: nameOf(stage, language),
    status: stage.status,
    production: stage.here.production,
    reserve: stage.here.reserve,
    elsewhere: stage.elsewhere.firms,
    critical: stage.critical,
    statedOnly: statedOnly(stage),
    anchors: stage.anchors.map((anchor) => nameOf(anchor, language)),
  };
  if (peer && stage.peer) {
    words.peer = {
      name: nameOf(peer, language),
      status: stage.peer.status,
      production: stage.peer.here.production,
    };
  }
  return words;
}

/** The box says all there is to say: the stage's whole name, and no anchor but by its flag. */
export function fitsBox(stage: MapStage, chain: string, language: Language, showPeer: boolean): boolean {
  const name = nameOf(stage, language);
  const hasPeer = showPeer && stage.peer !== undefined;
  return stage.anchors.length === 0 && layOutName(name, chain, boxWidths[language], hasPeer).text === name;
}

/** What is said of a stage on hover: its name, and who leads the chain there. */
export const hoverOf = (stage: MapStage, language: Language, anchor: string): string =>
  [nameOf(stage, language), ...stage.anchors.map((one) => `${anchor} ${nameOf(one, language)}`)].join(' · ');
