import type { Reason } from '../../contract/common.ts';
import type { Introducer, Signal } from '../../contract/target.ts';
import type { Factor, Term } from '../score.ts';
import type { AnchorNeeds } from './anchor.ts';
import type { KnownArrival } from './known.ts';
import { bestQuality } from './quality.ts';
import { combine, isDated, strengthOn } from './signal.ts';

/** What a target score looks at. Each factor reads the part it needs; ids are of stages. */
export interface TargetInput {
  closes: { stage: string; name: string; severity?: number | undefined; density?: number | undefined }[];
  needs: AnchorNeeds;
  arrival?: KnownArrival | undefined;
  signals: Signal[];
  today: string;
  introducer?: Introducer | undefined;
  qualities: string[];
}

const reason = (code: string, values: Reason['values'] = {}): Reason => ({ code, values });

/** Severity of the gaps it would close, as one: 1 − Π(1 − severity). Each gap more raises it. */
function scoreGap({ closes }: TargetInput): Term {
  const known = closes.flatMap(({ name, severity }) => (severity === undefined ? [] : [{ name, severity }]));
  if (closes.length === 0) return { unscored: 'closes_no_gap' };
  if (known.length === 0) return { unscored: 'severity_unknown' };
  return {
    value: combine(known.map(({ severity }) => severity)),
    because: known.map(({ name, severity }) => reason('gap_severity', { stage: name, severity })),
  };
}

/** Share of what local anchors need and do not find here that it serves. */
function scoreAnchor({ closes, needs }: TargetInput): Term {
  const because = [
    reason('anchors_here', { anchors: needs.anchors.map(({ name }) => name) }),
    ...(needs.unknown > 0 ? [reason('anchor_needs_unknown', { count: needs.unknown })] : []),
  ];
  if (needs.anchors.length === 0) return { unscored: 'no_anchor_known' };
  if (!needs.hasStages) return { unscored: 'anchor_stages_unknown', because };
  if (needs.unmet.length === 0) return { unscored: 'no_unmet_need', because };
  const played = new Set(closes.map(({ stage }) => stage));
  const served = needs.unmet.filter(({ stages }) => stages.some((stage) => played.has(stage)));
  const counts = { served: served.length, unmet: needs.unmet.length };
  return {
    value: counts.served / counts.unmet,
    because: [reason('anchor_needs_served', counts), ...because],
  };
}

/** How near the region already is to its stages: the mean density. */
function scoreFit({ closes }: TargetInput): Term {
  const known = closes.flatMap(({ name, density }) => (density === undefined ? [] : [{ name, density }]));
  if (known.length === 0) return { unscored: 'density_unknown' };
  return {
    value: known.reduce((sum, { density }) => sum + density, 0) / known.length,
    because: known.map(({ name, density }) => reason('stage_density', { stage: name, density })),
  };
}

/** What share of its own needs it would find here. */
function scoreArrival({ arrival }: TargetInput): Term {
  if (arrival === undefined) return { unscored: 'arrival_unknown' };
  const { met, partly, unmet, unknown, share } = arrival;
  const because = [reason('arrival_needs', { met, partly, unmet, unknown })];
  if (share.status === 'scored') return { value: share.value, because };
  // Needs that are all unknown are terms without a value: said in the words of needs.
  return { unscored: share.reason === 'no_term_known' ? 'need_unknown' : share.reason, because };
}

/** Dated signs that it is expanding, each worth less the older it is: 1 − Π(1 − strength · recency). */
function scoreSignal({ signals, today }: TargetInput): Term {
  const said = ({ kind, status, on, ref }: Signal): Reason =>
    reason(`signal_${kind}`, {
      name: ref.name,
      ...(status === undefined ? {} : { status }),
      ...(on === undefined ? {} : { on }),
    });
  const dated = signals.filter(isDated);
  if (signals.length === 0) return { unscored: 'no_signal_known' };
  if (dated.length === 0) return { unscored: 'signals_undated', because: signals.map(said) };
  return { value: combine(dated.map((one) => strengthOn(one, today))), because: dated.map(said) };
}

/** How well somebody here can introduce us (method.md §7). */
function scoreReach({ introducer }: TargetInput): Term {
  if (introducer === undefined) return { unscored: 'no_path_known' };
  const { organisation, score, hops } = introducer;
  return { value: score, because: [reason('introduced_by', { organisation: organisation.name, hops })] };
}

/** Its best honour. */
function scoreQuality({ qualities }: TargetInput): Term {
  const best = bestQuality(qualities);
  if (best === undefined) return { unscored: 'quality_unknown' };
  return { value: best.grade, because: [reason('quality', { quality: best.quality })] };
}

/**
 * The terms of a target score (method.md §6), each 0 to 1 or unscored, with default weights that add up to 1: closing
 * the gap is what it is about, then whether anchors want it and it would find what it needs; the rest is as weighty
 * together as the gap.
 */
export const targetFactors: readonly Factor<TargetInput>[] = [
  { id: 'gap', defaultWeight: 0.3, score: scoreGap },
  { id: 'anchor', defaultWeight: 0.15, score: scoreAnchor },
  { id: 'fit', defaultWeight: 0.1, score: scoreFit },
  { id: 'arrival', defaultWeight: 0.15, score: scoreArrival },
  { id: 'signal', defaultWeight: 0.1, score: scoreSignal },
  { id: 'reach', defaultWeight: 0.1, score: scoreReach },
  { id: 'quality', defaultWeight: 0.1, score: scoreQuality },
];
