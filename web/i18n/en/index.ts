import type { Messages } from '../zh/index.ts';
import { baseline } from './baseline.ts';
import { canvas } from './canvas.ts';
import { chain } from './chain.ts';
import { comparison } from './comparison.ts';
import { data } from './data.ts';
import { edit } from './edit.ts';
import { entity } from './entity.ts';
import { error } from './error.ts';
import { fact } from './fact.ts';
import { firm } from './firm.ts';
import { format } from './format.ts';
import { gaps } from './gaps.ts';
import { introduction } from './introduction.ts';
import { method } from './method.ts';
import { overview } from './overview.ts';
import { rate } from './rate.ts';
import { reason } from './reason.ts';
import { shell } from './shell.ts';
import { stage } from './stage.ts';
import { talent } from './talent.ts';
import { targets } from './targets.ts';
import { ui } from './ui.ts';
import { universities } from './universities.ts';
import { imports } from './import.ts';
import { run } from './run.ts';
import { quality } from './quality.ts';
import { duplicate } from './duplicate.ts';
import { review } from './review.ts';
import { history } from './history.ts';
import { weights } from './weights.ts';
import { arrival, partner, simulation } from './simulation.ts';
import { word } from './word.ts';

export const en: Messages = {
  baseline,
  canvas,
  chain,
  comparison,
  data,
  edit,
  entity,
  error,
  fact,
  firm,
  format,
  gaps,
  introduction,
  method,
  overview,
  rate,
  reason,
  shell,
  stage,
  talent,
  targets,
  ui,
  universities,
  imports,
  run,
  quality,
  duplicate,
  review,
  history,
  weights,
  simulation,
  arrival,
  partner,
  word,
};
