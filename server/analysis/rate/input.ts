import type { StageStatus } from '../../contract/common.ts';
import type { Place } from '../../contract/rate.ts';

/** A recorded purchase, verified or claimed, by a firm whose purchases count. Suggested ones never get here. */
export interface Purchase {
  id: string;
  supplier: string;
  /** Whether the supplier stands in the region. */
  place: Place;
  buyer: string;
  /** The stage of what is bought, of this chain or another. */
  stage?: string | undefined;
  valueCny?: number | undefined;
}

/** A stage of the chain, as far as a rate needs it. */
export interface RateStage {
  id: string;
  status: StageStatus;
  /** Firms in production here. */
  production: number;
  /** CNY put out at the stage by the firms in production here; absent unless it is known of every one of them. */
  outputCny?: number | undefined;
  /** Final products that cannot be made without it ÷ final products of the chain. */
  criticality: number;
  /** Sum of the shares it has in the cost of the stages it feeds; absent where none is recorded. */
  costShare?: number | undefined;
}

/** Everything the five rates of one chain in one region are judged from. Plain rows: a simulation adds its own. */
export interface RateInput {
  stages: RateStage[];
  purchases: Purchase[];
}
