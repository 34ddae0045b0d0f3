package org.anlage.launcher.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anlage.api.run.RunRequest;
import org.anlage.launcher.cluster.RunGroups;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/** Expected times of the runs of a plan, from those that are stored. */
final class RunTimes {
  private final DirectoryStore store;
  private final StudyPlan plan;
  private final RunGroups groups = new RunGroups();
  private final Map<String, List<String>> members = new HashMap<>();
  private final Map<String, Double> seconds = new HashMap<>();

  RunTimes(StudyPlan plan, DirectoryStore store) {
    this.plan = plan;
    this.store = store;
  }

  /** Wall time of the first stored run that differs in the seed alone, s. */
  synchronized OptionalDouble expected(RunRequest run) {
    if (members.isEmpty()) {
      plan.requests()
          .forEach(r -> members.computeIfAbsent(groups.of(r), g -> new ArrayList<>()).add(r.id()));
    }
    String group = groups.of(run);
    if (!seconds.containsKey(group)) {
      members.getOrDefault(group, List.of()).stream()
          .filter(store::contains)
          .findFirst()
          .ifPresent(id -> seconds.put(group, store.manifest(id).number("seconds")));
    }
    return seconds.containsKey(group)
        ? OptionalDouble.of(seconds.get(group))
        : OptionalDouble.empty();
  }
}
