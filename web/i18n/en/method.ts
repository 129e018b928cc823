import { count, grouped, percent, score } from '../number.ts';
import { sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

export const method: Messages['method'] = {
  answer: (chain, region, stage) =>
    sentence`The database counts, the judgement is in the open. Each rule below is worked through with the numbers of ${stage === undefined ? '' : `${stage}, `}${chain}, ${region}. What is unknown is left out, never taken as 0.`,
  contents: 'On this page',
  theCase: 'The case at hand',
  noCase: 'No numbers to put in here: ',
  reading: 'Reading the numbers of the case…',
  columns: { status: 'Status', when: 'When', move: 'Recruiting move' },
  when: {
    unknown:
      'No source names a firm for it, here or elsewhere; or firms here are concerned with it and no source says that they produce. Never called missing',
    missing:
      'Firms are known elsewhere; none in production here, nothing in reserve; one of which only the province or country is known does not count as elsewhere',
    reserve: 'Firms or laboratories here have the technology, none is in production',
    single: 'Exactly one corporate group in production here',
    weak: 'In production here, but the location quotient against the peer is below 1, or the largest group holds 80 % of known output or more',
    present:
      'In production here and no other line decides: two groups, for example, or output not fully known',
    strong:
      'Three groups or more in production here, location quotient not below 1, concentration (HHI) below 2500',
  },
  section: {
    status: {
      title: 'The status of a stage',
      points: [
        'Judged from firms of the region and of the regions in it that are verified or claimed by a source; suggested ones do not count. Exactly one line fits a stage.',
      ],
    },
    stated: {
      title: 'Stated beside computed',
      points: [
        'Where a source states the status of a stage in a region, it stands beside the computed one, with who said it and when.',
        'The stated status is used where the computed one is "no data", and a stated "missing" or "in reserve" also where no firm is known to produce here. Otherwise the computed one counts.',
        'A disagreement is shown; neither side is quietly changed.',
      ],
    },
    groups: {
      title: 'Groups are counted, not legal entities',
      formula: ['HHI = Σ share² × 10 000'],
      points: [
        'Three subsidiaries of one group are one supplier: they fail together. A firm of no known group counts as one.',
        'The largest share and the HHI are computed only where the output of every producing group is known. Below 1500 is spread, above 2500 concentrated.',
      ],
    },
    rates: {
      title: 'Local-matching rate: five definitions side by side',
      formula: [
        'R1 value = purchases from here ÷ purchases',
        'R2 suppliers = suppliers here ÷ suppliers',
        'R3 supported firms = firms with a supplier here ÷ firms with a recorded supplier',
        'R4 stage coverage = stages with a firm in production here ÷ stages of the chain',
        'R5 weighted coverage = Σ w·min(1, capacity ÷ need) ÷ Σ w',
      ],
      points: [
        'R1 to R3 look at recorded purchases whose buyer is here with a role on the chain (or is a chosen anchor); suppliers and buyers are counted once each.',
        'The weights of R5 are cost shares, or criticality where there are none. Rates of different definitions cannot be compared.',
        'Without a recorded purchase a rate is unscored, not 0. Suggested relations never count.',
      ],
    },
    quotient: {
      title: 'Location quotient',
      formula: [
        'LQ = (X_cp ÷ X_c) ÷ (X_p ÷ ΣX)',
        'LQ′ = (X_cp + m·s_p) ÷ (X_c·s_p + m·s_p), m = 5, s_p = X_p ÷ ΣX',
      ],
      points: [
        'X_cp are the firms of region c in production at stage p. The quotient in a status compares the region with the chosen peer alone; without a peer there is none.',
        'With few firms the quotient jumps. LQ′ draws it towards 1 as if five more firms were spread like all; the plain count always stands beside it.',
      ],
    },
    complexity: {
      title: 'Proximity, density and complexity',
      formula: [
        'M_cp = 1 where LQ ≥ 1, else 0',
        'φ_pq = Σ_c M_cp·M_cq ÷ max(k_p, k_q)',
        'density d_cp = Σ M_cq·φ_pq ÷ Σ φ_pq (q ≠ p)',
        'ECI, PCI: second eigenvector of M̃ = Σ_c M_cp·M_cp′ ÷ (k_p·k_c)',
      ],
      points: [
        'Regions of one level are compared. Density says how near a stage is to what the region does already; the stage itself has no vote.',
        'ECI and PCI need 10 regions, 20 stages and one connected graph; otherwise: not enough data. A stage that is near to no other has no density.',
        'Source: Hidalgo et al. (2007); Hidalgo and Hausmann (2009).',
      ],
    },
    critical: {
      title: 'Critical stages and must-pass stages',
      formula: [
        'feasible(t) = every input group has a feasible alternative',
        'critical(s) = without s a final product is infeasible',
        'must-pass stages = stages on every way from raw inputs to a final product (dominators)',
      ],
      points: [
        'Inputs of a stage come in groups: alternatives within a group (or), every group needed (and).',
        'The final products lost are listed. Betweenness is shown and never ranked by alone: a chip that two stages need can have a betweenness of 0.',
      ],
    },
    severity: {
      title: 'Gap severity',
      formula: ['severity = Σ weight × value ÷ Σ weight (over the terms that are known)'],
      points: [
        'How much of the weight was known is shown. Weights can be changed on the gaps page; a stage without data is unscored and comes last.',
      ],
    },
    arrival: {
      title: 'Arrival: would a firm find what it needs?',
      formula: ['A(f, r) = Σ w_s·min(1, capacity here ÷ need) ÷ Σ w_s'],
      points: [
        'One alternative of an input group is enough. Where capacity or need is not known, a firm in production counts as met, and that is said.',
        'A need without data here is unknown, never met; for one that is missing here, who could come along is looked for.',
      ],
    },
    target: {
      title: 'Target score',
      formula: [
        'score = Σ weight × value ÷ Σ weight (over the terms that are known)',
        'gap fit = 1 − Π(1 − severity); signals = 1 − Π(1 − strength × 2^(−days ÷ 730))',
      ],
      points: [
        'Left out first: marked not to be approached, group already here, dissolved, a colleague already at it. They can be seen, each with the reason.',
        'Rank stability: each weight is moved by itself by up to ±30 %; in what share of 200 draws it stays among the first.',
        'Range: once on verified facts alone, once with suggested ones as well.',
      ],
    },
    bundle: {
      title: 'Smallest bundle and simulation',
      points: [
        'The smallest bundle is a greedy weighted cover: one firm at a time, the one that closes most; checked against every combination for up to 20 candidates.',
        'A simulation puts firms into the region in memory and judges again; nothing is stored. Importing the same firm moves exactly the same statuses and rates.',
      ],
    },
    introduction: {
      title: 'Introductions',
      formula: [
        'score of a path = Π p × h^(hops − 1), h = 0.8, at most 4 hops',
        'p = strength of the tie × 2^(−years ÷ 5) × evidence (verified 1, claimed 0.8, suggested 0.4)',
      ],
      points: [
        'Strength: ownership 0.9; long-standing customer or supplier, brought, joint laboratory 0.8; alumni, introduced 0.7; loose partnership, same association 0.5. A strength noted by a user is taken as it is.',
        'A tie without a date is not discounted for age, and that is said. Organisations only, unless a public role of a person is sourced.',
        'Paths that share no introducer come first; how often an introducer is relied on is shown.',
      ],
    },
    prediction: {
      title: 'Predicted relations',
      formula: ['L3 = Σ 1 ÷ √(k_u·k_v) (paths of length 3)', 'AA = Σ 1 ÷ ln k (common partners)'],
      points: [
        'L3 finds possible buyers and sellers, and only where the chain says that one feeds the other; common partners and AA find their like: substitutes and competitors.',
        'They stay suggestions, are stored as no fact and never count in a status or a rate.',
      ],
    },
    intuition: {
      title: 'Where intuition fails',
      points: [
        'One more producing group here never leaves a stage missing, in reserve or without data, and never lowers R4.',
        'But a very large newcomer can turn "strong" into "weak": it alone holds 80 % of known output. Supply did not get worse; more depends on one.',
        'One more firm elsewhere can lower a location quotient here, since shares are compared. So can one more firm here at another stage.',
        'With a term less the severity may rise or fall; the share of weight known can only fall.',
        'Closing one stage can raise the severity of other gaps: somebody downstream now needs them.',
      ],
    },
    asOf: {
      title: 'As of a date, baselines and differences',
      points: [
        'As of a date, only facts observed by its end count. One dated with a year counts from its last day, one with a month from the last of the month.',
        'Of a fact without a date nobody knows whether it held then: it counts as of no date, and the notice says how many there are. Now all of them count.',
        'Whether firms exist, where they stand and what feeds what is as of now: these facts say nothing of since when.',
        'A baseline keeps the findings and rates of a chain in a region with the data version; the difference lists what changed and which facts changed it.',
      ],
    },
    evidence: { title: 'Evidence', points: [] },
    notCounted: {
      title: 'What is not counted',
      points: [
        'Suggested roles and relations.',
        'Ended roles, and firms that were dissolved or moved away.',
        'Figures of different scope are never added: the output of a chain and the investment in a zone stand apart.',
        'Figures with "more than", "about" or "less than" keep their hedge.',
        'Facts older than two years are written in ochre and still count; judge for yourself where nothing newer is known.',
      ],
    },
  },
  scaling: {
    status: 'missing 1, in reserve 0.7, single source 0.6, weak 0.5',
    criticality: 'final products that cannot be made without it ÷ all final products',
    demand: 'n ÷ (n + 3), n the groups in production and anchors here at the stages it feeds',
    dependence:
      'share of known purchases by firms here that comes from outside: by value where known, else by number',
    feasibility: 'its density ÷ the largest density of any stage of the chain here',
    gap: '1 − Π(1 − severity) over the gaps it would close',
    anchor: 'share of what anchors here need and do not find here that it serves',
    fit: 'mean density of its stages here',
    arrival: 'A(f, r), see Arrival',
    signal: 'dated signs of expansion, lighter with age',
    reach: 'score of the best path of introduction',
    quality: 'its best honour',
  },
  factor: 'Factor',
  weight: 'Own weight',
  scaledBy: 'Brought to 0–1 as',
  evidence: {
    verified: 'a primary record: register, filing, contract',
    claimed: 'a report or the party itself says so; not checked further',
    suggested: 'inferred by us; drawn dotted, never counted in a status, a coverage or a severity',
  },
  case: {
    status: (stage) => `${stage}: `,
    rate: (numerator, denominator, value) => `${numerator} ÷ ${denominator} = ${value}`,
    unscored: 'Unscored: ',
    noPeer: 'No peer is chosen, so there is no location quotient.',
    quotient: (stage, { own, ofRegion, ofStage, ofAll }) =>
      `${stage}: (${count(own)} ÷ ${count(ofRegion)}) ÷ (${count(ofStage)} ÷ ${count(ofAll)})`,
    quotientIs: (value) => `= ${grouped(value, 3)}`,
    quotientNone: ': a denominator has no firm, so there is no location quotient',
    level: {
      country: 'country',
      province: 'province',
      city: 'city',
      district: 'district',
      zone: 'zone',
    },
    among: (regions, stages, place) =>
      `${count(regions)} regions of level ${place} × ${count(stages)} stages with firms in production`,
    cell: (stage, lq, shrunk, firms) =>
      `${stage} here: ${count(firms)} in production, LQ ${grouped(lq, 3)}, LQ′ ${grouped(shrunk, 3)}`,
    density: (density) =>
      density === undefined ? 'density unscored: near to no other stage' : `density ${score(density)}`,
    eci: (eci, diversity) => `ECI ${grouped(eci, 3)}, specialised in ${count(diversity)} stages`,
    noCell:
      'Nothing is in production here or at this stage: it is not in the table and has no quotient or density.',
    blocks: (stage, finals, all) =>
      finals.length === 0
        ? `Without ${stage} all ${count(all)} final products can still be made.`
        : `Without ${stage} ${count(finals.length)} of ${count(all)} final products cannot be made: ${finals.join(', ')}.`,
    dominator: (name) => `Nearest must-pass stage: ${name}.`,
    noDominator: 'No single stage stands between it and the final products.',
    betweenness: (value) => `Betweenness ${grouped(value, 4)} (shown, not ranked by).`,
    worst: (stage) => `The worst gap: ${stage}`,
    asked: (stage) => `The chosen stage: ${stage}`,
    noGap: 'No gap has a score.',
    firstTarget: (firm) => `The first target: ${firm}`,
    noTarget: 'No candidate may be approached.',
    stability: (share, top, draws) =>
      `In ${percent(share)} of ${count(draws)} draws it stays among the first ${count(top)}.`,
    needs: (met, partly, unmet, unknown) =>
      `Needs: ${count(met)} met here, ${count(partly)} partly, ${count(unmet)} missing, ${count(unknown)} unknown.`,
    arrivalIs: (firm, share) => `${firm}: A = ${score(share)}`,
    arrivalNone: (firm) => `${firm}: no need is known on both sides, so it is unscored.`,
    path: (product, value) => `${product} = ${value}`,
    noPath: (firm) => `No path of introduction to ${firm} is known.`,
    predicted: (firm, other, value) =>
      `A possible supplier of ${firm}: ${other}, L3 = ${grouped(value, 4)} (suggested)`,
    notPredicted: 'No trade to suggest: ',
    noneFits: 'no pair fits what feeds what',
    predictionReason: {
      no_supplies_recorded: 'no supply is recorded',
      no_role_known: 'its stages are not known',
    },
    open: 'Open',
  },
};
