package org.anlage.engine.compute;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.Fork;
import org.anlage.engine.definition.Run;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.parameters.json.Json;
import org.anlage.store.Checkpoints;
import org.anlage.store.KeptStates;
import org.anlage.store.plan.TaskJson;

/** Runs that train a network on a task. */
public final class TrainingRun implements KindOfRun<TrainingDefinition> {
  /** Least time between two checkpoints, s; 30 unless the property says otherwise. */
  private static final int SECONDS_BETWEEN_CHECKPOINTS =
      Integer.getInteger("anlage.checkpointSeconds", 30);

  @Override
  public Class<TrainingDefinition> definition() {
    return TrainingDefinition.class;
  }

  @Override
  public RunComputer.Outcome compute(
      Run run, TrainingDefinition definition, RunComputer computer, TrainingMonitor monitor) {
    long start = System.nanoTime();
    RunAssembly assembly =
        new RunAssembly(
            definition,
            computer.data().shared(),
            computer.kernels(),
            Optional.of(computer.starts()));
    Optional<Fork> fork = definition.fork();
    Network initial =
        fork.map(from -> computer.starts().initial(from.run())).orElseGet(assembly::initialNetwork);
    TrainingProblem problem = assembly.problem(initial);
    Findings audit = audit(definition, assembly, problem, computer.kernels());
    StudyView.StudyTask task =
        new StudyView.StudyTask(definition.task().name(), assembly.trials().description());
    Checkpoints checkpoints = new Checkpoints(computer.store(), run.id(), computer.notes());
    KeptStates states = new KeptStates(computer.store(), run.id());
    TrainingMonitor keeping =
        new CheckpointingMonitor(
            monitor,
            checkpoints,
            states,
            definition.keepStates().orElse(List.of()),
            fork.map(from -> computer.starts().state(from)),
            SECONDS_BETWEEN_CHECKPOINTS);
    TrainingResult result =
        definition
            .trainer()
            .<Trainer<Record>, TrainingResult>call(
                "train",
                (service, parameters) ->
                    Culprit.named(
                        definition.components(),
                        () -> service.train(parameters, problem, keeping)));
    RunComputer.Outcome outcome =
        computer.store(
            run,
            start,
            result.failure(),
            Json.Obj.create()
                .with("network", RunFiles.spec(result.network().spec()))
                .with("task", TaskJson.encode(task))
                .with("distances", assembly.distances().map(computer.store()::share).orElse("")),
            folder -> {
              RunFiles.write(folder, initial, result, audit);
              for (Map.Entry<Integer, byte[]> state : states.all().entrySet()) {
                Files.write(KeptStates.file(folder, state.getKey()), state.getValue());
              }
            });
    checkpoints.clear();
    states.clear();
    return outcome;
  }

  /** The budget before training. */
  public static Findings audit(
      TrainingDefinition definition,
      RunAssembly assembly,
      TrainingProblem problem,
      KernelChoice kernels) {
    List<LossTerm> terms =
        definition
            .trainer()
            .<Trainer<Record>, List<LossTerm>>call(
                "audit the loss",
                (service, parameters) ->
                    Culprit.named(
                        definition.components(), () -> service.audit(parameters, problem)));
    return BudgetAudit.of(
        terms,
        problem.initial().recurrentWeights(),
        assembly.recurrent(),
        assembly.distances(),
        kernels.decompositions());
  }
}
