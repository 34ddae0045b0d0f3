package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunKind;
import org.anlage.api.start.EarlierRun;
import org.anlage.api.start.NetworkStart;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Fork;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ForkSettings;
import org.anlage.launcher.experiment.TaskSettings;
import org.anlage.parameters.Suggestion;
import org.anlage.store.plan.StudyPlan;

/**
 * Runs of the arms of an experiment that trains, some of which start from the networks of others.
 */
final class TrainingArms {
  private final Experiment experiment;
  private final NetworkSettings network;
  private final String suffix;
  private final DraftPlan draft;
  private final Map<Key, StudyPlan.PlannedRun> made = new HashMap<>();
  private final Set<String> making = new LinkedHashSet<>();

  private record Key(String arm, String task, long seed) {}

  /**
   * Arms of one point of a grid.
   *
   * @param network the network, with its number of units
   * @param suffix of the names of arms
   */
  TrainingArms(Experiment experiment, NetworkSettings network, String suffix, DraftPlan draft) {
    this.experiment = experiment;
    this.network = network;
    this.suffix = suffix;
    this.draft = draft;
  }

  /** The run of an arm on a task with a seed. */
  StudyPlan.PlannedRun run(ArmSettings arm, TaskSettings task, long seed) {
    Key key = new Key(arm.name(), task.label(), seed);
    StudyPlan.PlannedRun known = made.get(key);
    if (known != null) {
      return known;
    }
    if (!making.add(arm.name())) {
      throw problem(
          arm,
          "arms start from each other's networks",
          String.join(", ", making),
          "an arm that does not");
    }
    StudyPlan.PlannedRun run =
        draft.run(definition(arm, task, seed), arm.name() + suffix, task.label());
    making.remove(arm.name());
    made.put(key, run);
    return run;
  }

  private TrainingDefinition definition(ArmSettings arm, TaskSettings task, long seed) {
    List<String> earlier = new ArrayList<>();
    for (ConfiguredExtension start : arm.start()) {
      earlier.add(
          start
              .<NetworkStart<Record>, Optional<EarlierRun>>call(
                  "name its earlier run", NetworkStart::earlier)
              .map(run -> earlier(arm, arm(arm, run.arm()), task, run.seed().orElse(seed)))
              .orElse(""));
    }
    boolean none = earlier.stream().allMatch(String::isEmpty);
    return new TrainingDefinition(
        RunKind.TRAIN,
        draft.dataDigest(),
        network,
        arm.weights(),
        arm.embedding(),
        arm.regularizers(),
        arm.constraints(),
        arm.interventions().isEmpty() ? Optional.empty() : Optional.of(arm.interventions()),
        arm.start().isEmpty() ? Optional.empty() : Optional.of(arm.start()),
        none ? Optional.empty() : Optional.of(earlier),
        arm.fork().map(fork -> fork(arm, fork, task, seed)),
        keptStates(arm),
        task.task(),
        task.dataset(),
        experiment.trainer().orElseThrow(),
        seed,
        List.of(),
        draft.kernels());
  }

  private Fork fork(ArmSettings arm, ForkSettings fork, TaskSettings task, long seed) {
    ArmSettings other = arm(arm, fork.arm());
    if (!arm.start().isEmpty() || !arm.weights().equals(other.weights())) {
      throw problem(
          arm,
          "an arm that goes on from another has its weights, and no starts",
          arm.start().isEmpty() ? "other weights" : "\"start\" beside \"fork\"",
          "the weights of \"" + other.name() + "\", and no \"start\"");
    }
    return new Fork(earlier(arm, other, task, fork.seed().orElse(seed)), fork.update());
  }

  /** Updates after which other arms go on from this one. */
  private Optional<List<Integer>> keptStates(ArmSettings arm) {
    List<Integer> updates =
        experiment.arms().stream()
            .flatMap(other -> other.fork().stream())
            .filter(fork -> fork.arm().equals(arm.name()))
            .map(ForkSettings::update)
            .distinct()
            .sorted()
            .toList();
    return updates.isEmpty() ? Optional.empty() : Optional.of(updates);
  }

  private ArmSettings arm(ArmSettings from, String name) {
    List<ArmSettings> arms = experiment.arms();
    return arms.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    from,
                    "the arm that it starts from does not exist",
                    name,
                    Suggestion.among(name, arms.stream().map(ArmSettings::name).toList())));
  }

  private String earlier(ArmSettings arm, ArmSettings other, TaskSettings task, long own) {
    if (!draft.seeds().contains(own)) {
      throw problem(
          arm,
          "the seed that it starts from is not one of the experiment",
          String.valueOf(own),
          "one of " + draft.seeds());
    }
    return run(other, task, own).id();
  }

  private static ProblemException problem(
      ArmSettings arm, String what, String got, String expected) {
    return ProblemException.configuration(
        new Problem(what, "start of arm \"" + arm.name() + "\"", got, expected, ""));
  }
}
