package org.anlage.web.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anlage.api.run.RunStatus;
import org.anlage.launcher.run.RunProgress;
import org.anlage.parameters.json.Json;
import org.anlage.web.watch.PageStudies;
import org.anlage.web.watch.StoreWatch;
import org.anlage.web.watch.StoredResult;
import org.anlage.web.watch.StudyIndex;

/**
 * The store at a glance: studies with counts and the time that they still need, runs under way in
 * any process, cores in use, and what the page computes itself.
 *
 * @param watch the store
 * @param studies what the page computes
 * @param allowRun whether it may
 */
public record OverviewAnswer(StoreWatch watch, PageStudies studies, boolean allowRun) {
  /** A run that was not heard of for so long may belong to a process that is gone. */
  private static final long SILENT_MILLIS = 120_000;

  /** A run under way, and the first study that has it. */
  private record Owned(String study, StudyIndex.Run run) {}

  /** The overview. */
  public Json.Obj json() {
    Map<String, RunProgress.State> live = watch.live();
    Map<String, Owned> owned = new HashMap<>();
    List<Json> all = new ArrayList<>();
    for (StudyIndex study : watch.studies()) {
      for (StudyIndex.Run run : study.runs()) {
        if (live.containsKey(run.id())) {
          owned.putIfAbsent(run.id(), new Owned(study.folder(), run));
        }
      }
      all.add(study(study, live));
    }
    List<Json> underWay = new ArrayList<>();
    live.values().stream()
        .sorted(Comparator.comparing(RunProgress.State::run))
        .forEach(
            state ->
                Optional.ofNullable(owned.get(state.run()))
                    .ifPresent(
                        mine -> underWay.add(live(state, mine.run()).with("study", mine.study()))));
    Json.Obj damaged = Json.Obj.create();
    watch.damaged().forEach(damaged::with);
    return Json.Obj.create()
        .with("store", String.valueOf(watch.store().root().toAbsolutePath().getFileName()))
        .with("allowRun", allowRun)
        .with("studies", Json.array(all))
        .with("live", Json.array(underWay))
        .with("machines", machines(live))
        .with("damaged", damaged)
        .with(
            "own",
            Json.Obj.create()
                .with("computing", studies.isComputing())
                .with("study", studies.study().orElse(""))
                .with("analysing", studies.analysing())
                .with("lines", Json.array(studies.lines().stream().map(Json::string).toList())));
  }

  private Json study(StudyIndex study, Map<String, RunProgress.State> live) {
    Set<String> seen = new HashSet<>();
    int done = 0;
    int failed = 0;
    int read = 0;
    double seconds = 0;
    double underWay = 0;
    int workers = 0;
    for (StudyIndex.Run run : study.runs()) {
      if (!seen.add(run.id())) {
        continue; // two arms that say the same share their runs
      }
      RunProgress.State state = live.get(run.id());
      if (watch.isFinished(run.id())) {
        done++;
        Optional<StoredResult> result = watch.result(run.id());
        failed += result.filter(r -> r.status() != RunStatus.DONE).isPresent() ? 1 : 0;
        double time = result.map(StoredResult::seconds).orElse(0.0);
        if (time > 0) {
          read++;
          seconds += time;
        }
      } else if (state != null && !isSilent(state)) {
        workers++;
        underWay += share(state);
      }
    }
    double left = (seen.size() - done - underWay) * seconds / read / workers;
    Json.Obj json =
        Json.Obj.create()
            .with("folder", study.folder())
            .with("title", study.title().isEmpty() ? study.name() : study.title())
            .with("kind", study.kind())
            .with("runs", (long) seen.size())
            .with("done", (long) done)
            .with("failed", (long) failed)
            .with("live", (long) workers)
            .with("planned", study.planned())
            .with("analysed", watch.analysed(study.folder()));
    return Double.isFinite(left) ? json.with("secondsLeft", left) : json;
  }

  private static boolean isSilent(RunProgress.State state) {
    return System.currentTimeMillis() - state.modified() > SILENT_MILLIS;
  }

  private static double share(RunProgress.State state) {
    return state.points().isEmpty()
        ? 0
        : (double) last(state).update() / Math.max(1, last(state).updates());
  }

  private static RunProgress.Point last(RunProgress.State state) {
    return state.points().get(state.points().size() - 1);
  }

  private static Json.Obj live(RunProgress.State state, StudyIndex.Run run) {
    Json.Obj json =
        Json.Obj.create()
            .with("run", run.id())
            .with("arm", run.arm())
            .with("task", run.task())
            .with("seed", run.seed())
            .with("process", state.process())
            .with("host", state.host())
            .with("silent", isSilent(state));
    if (!state.points().isEmpty()) {
      json.with("update", (long) last(state).update())
          .with("updates", (long) last(state).updates())
          .with("loss", last(state).loss())
          .with("seconds", last(state).seconds());
    }
    return json;
  }

  /** Machines that compute runs of the store, with the cores in use. */
  private static Json machines(Map<String, RunProgress.State> live) {
    Map<String, Integer> cores = new TreeMap<>();
    Map<String, Integer> busy = new HashMap<>();
    for (RunProgress.State state : live.values()) {
      if (!isSilent(state)) {
        cores.merge(state.host(), state.cores(), Math::max);
        busy.merge(state.host(), 1, Integer::sum);
      }
    }
    List<Json> all = new ArrayList<>();
    cores.forEach(
        (host, number) ->
            all.add(
                Json.Obj.create()
                    .with("host", host)
                    .with("cores", (long) number)
                    .with("busy", (long) busy.getOrDefault(host, 0))));
    return Json.array(all);
  }
}
