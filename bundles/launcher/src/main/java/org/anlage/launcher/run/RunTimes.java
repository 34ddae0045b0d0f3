package org.anlage.launcher.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.anlage.api.run.RunRequest;
import org.anlage.launcher.cluster.RunGroups;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/** Expected times of the runs of a plan, from those that are stored. */
final class RunTimes {
  /** All of a group without a stored run are looked at again after this time, ns. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  /** So many of a group are looked at each time: pilots are among the first. */
  private static final int FIRST = 16;

  private final DirectoryStore store;
  private final StudyPlan plan;
  private final RunGroups groups = new RunGroups();
  private final Map<String, List<String>> members = new HashMap<>();
  private final Map<String, Double> seconds = new HashMap<>();
  private final Map<String, Long> looked = new HashMap<>();

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
          .limit(isDue(group) ? Long.MAX_VALUE : FIRST)
          .filter(store::contains)
          .findFirst()
          .ifPresent(id -> seconds.put(group, store.manifest(id).number("seconds")));
    }
    return seconds.containsKey(group)
        ? OptionalDouble.of(seconds.get(group))
        : OptionalDouble.empty();
  }

  private boolean isDue(String group) {
    long now = System.nanoTime();
    boolean due = now - looked.getOrDefault(group, now - PAUSE) >= PAUSE;
    if (due) {
      looked.put(group, now);
    }
    return due;
  }
}
