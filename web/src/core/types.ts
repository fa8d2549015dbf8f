export type { ActivationInfo, Core, History, ParameterInfo, Status, Trainer, TrainerConfig } from "playground-core";
