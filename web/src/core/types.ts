export type {
  ActivationInfo,
  Core,
  DatasetConfig,
  History,
  ParameterInfo,
  Status,
  Trainer,
  TrainerConfig,
} from "playground-core";

/** An activation as chosen, of the catalogue or of one's own: only parameters that differ from the defaults are kept. */
export interface Choice {
  id: string;
  parameters?: Readonly<Record<string, number | string>>;
}
