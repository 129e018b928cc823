import type { MapStage } from '../../../server/contract/chain.ts';
import type { Language, StageWords } from '../labels.ts';
import { widthInEm } from '../text.ts';
import { nameOf, statedOnly } from './box.ts';
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

/** The box has room for the stage's whole name. */
export const fitsBox = (stage: MapStage, language: Language, showPeer: boolean): boolean =>
  widthInEm(nameOf(stage, language)) * 13 <= boxWidths[language] - 29 - (showPeer && stage.peer ? 29 : 5);
