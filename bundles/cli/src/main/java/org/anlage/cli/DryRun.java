package org.anlage.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlage.api.analysis.Findings;
import org.anlage.api.run.RunKind;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.training.Trainer;
import org.anlage.launcher.compute.RunAssembly;
import org.anlage.launcher.compute.RunComputer;
import org.anlage.launcher.experiment.RunDefinition;
import org.anlage.launcher.experiment.SimulationDefinition;
import org.anlage.launcher.plan.Estimate;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.plan.StudyPlan;
import org.anlage.launcher.plan.StudyPlanner;
import org.anlage.launcher.store.DirectoryStore;

/** Says what an experiment would do. */
record DryRun(Session session, KernelChoice kernels) {
  void print(StudyPlanner.Planned planned, Path storeFolder, int workers) {
    StudyPlan plan = planned.plan();
    PrintWriter out = session.out();
    long stored = 0;
    if (java.nio.file.Files.isDirectory(storeFolder.resolve("runs"))) {
      DirectoryStore store = DirectoryStore.open(storeFolder);
      stored = plan.requests().stream().filter(r -> store.contains(r.id())).count();
    }
    out.println(plan.title());
    out.println(
        TextTable.of(
            List.of(
                List.of("data", data(planned)),
                List.of(
                    "runs",
                    plan.arms().size()
                        + " arms x "
                        + plan.tasks().size()
                        + things(plan.kind())
                        + plan.seeds().size()
                        + " seeds = "
                        + plan.runs().size()
                        + " ("
                        + plan.requests().size()
                        + " distinct, "
                        + stored
                        + " stored)"),
                List.of("kernels", kernels.kernels().name()))));
    if (plan.kind() == RunKind.SIMULATE) {
      simulations(plan, (double) stored / plan.requests().size(), workers, out);
    }
    if (plan.kind() != RunKind.TRAIN) {
      return;
    }
    double seconds = 0;
    long memory = 0;
    Map<String, Double> perTask = new LinkedHashMap<>();
    for (StudyPlan.PlannedRun run : plan.runs()) {
      if (!perTask.containsKey(run.task())) {
        Estimate estimate = estimate(definition(run));
        perTask.put(run.task(), estimate.secondsPerRun());
        memory = Math.max(memory, estimate.bytesPerRun());
      }
      seconds += perTask.getOrDefault(run.task(), 0.0);
    }
    seconds *= 1 - (double) stored / plan.requests().size();
    out.printf(
        Locale.ROOT,
        "estimate  %s on %d workers, about %d MiB each (penalties not counted)%n%n",
        Clock.time(seconds / workers),
        workers,
        Math.max(1, memory >> 20));
    out.println("budget at step 0 (first seed)");
    for (StudyPlan.PlannedRun run : plan.runs()) {
      if (run.seed() == plan.seeds().get(0)) {
        budget(planned, run, out);
      }
    }
  }

  private static String data(StudyPlanner.Planned planned) {
    List<StudyPlan.Recording> recordings = planned.plan().recordings();
    return recordings.isEmpty()
        ? planned.data().shared().map(c -> c.provenance().title()).orElse("none")
        : String.join(", ", recordings.stream().map(StudyPlan.Recording::name).toList());
  }

  private static String things(RunKind kind) {
    return switch (kind) {
      case TRAIN -> " tasks x ";
      case SIMULATE -> " simulator x ";
      case MEASURE -> " estimators x ";
    };
  }

  private void simulations(StudyPlan plan, double stored, int workers, PrintWriter out) {
    double seconds = 0;
    long memory = 0;
    for (StudyPlan.PlannedRun run : plan.runs()) {
      SimulationDefinition definition =
          SimulationDefinition.parse(run.arm(), run.definition(), session.catalogue());
      Simulator.Extent extent =
          definition
              .simulator()
              .<Simulator<Record>, Simulator.Extent>call("say its extent", Simulator::extent);
      Estimate estimate = Estimate.simulation(kernels.kernels(), definition.units(), extent);
      seconds += estimate.secondsPerRun();
      memory = Math.max(memory, estimate.bytesPerRun());
    }
    out.printf(
        Locale.ROOT,
        "estimate  %s on %d threads, about %d MiB each (weights and analyses not counted)%n",
        Clock.time(seconds * (1 - stored) / workers),
        workers,
        Math.max(1, memory >> 20));
  }

  private void budget(StudyPlanner.Planned planned, StudyPlan.PlannedRun run, PrintWriter out) {
    RunDefinition definition = definition(run);
    RunAssembly assembly = new RunAssembly(definition, planned.data().shared(), kernels);
    Findings audit =
        RunComputer.audit(
            definition, assembly, assembly.problem(assembly.initialNetwork()), kernels);
    out.println();
    out.println(run.arm() + " / " + run.task());
    List<String> state = new ArrayList<>();
    audit
        .metrics()
        .forEach(
            (name, value) -> state.add(name.replace('_', ' ') + " " + TextTable.number(value)));
    out.println("  " + String.join(", ", state));
    TextTable.of(audit.tables().get(0)).lines().forEach(line -> out.println("  " + line));
  }

  private Estimate estimate(RunDefinition definition) {
    Trainer.Effort effort =
        definition
            .trainer()
            .<Trainer<Record>, Trainer.Effort>call("say its effort", Trainer::effort);
    TaskDescription task =
        definition
            .task()
            .<org.anlage.api.task.Task<Record>, TaskDescription>call(
                "describe itself", org.anlage.api.task.Task::describe);
    return Estimate.training(
        kernels.kernels(),
        definition.units(),
        task.steps(),
        effort.batch(),
        effort.updates(),
        task.inputs());
  }

  private RunDefinition definition(StudyPlan.PlannedRun run) {
    return RunDefinition.parse(run.arm(), run.definition(), session.catalogue());
  }
}
