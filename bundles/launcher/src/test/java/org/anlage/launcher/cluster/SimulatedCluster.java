package org.anlage.launcher.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;

/**
 * A queue and a worker that compute nothing: at each look a number of tasks end, and their runs are
 * stored unless the test says otherwise. A run takes the seconds that its definition names.
 */
final class SimulatedCluster implements Scheduler, Executor.Worker {
  private static final Pattern ARRAY = Pattern.compile("--array=0-(\\d+)");
  private static final Pattern SECONDS = Pattern.compile("\"seconds\":(\\d+)");

  private final Path folder;
  private final Map<String, String> options;
  private final Map<String, Job> queued = new LinkedHashMap<>();
  private final RunGroups groups = new RunGroups();
  private final Map<String, RunRequest> all = new HashMap<>();

  final Set<String> stored = new HashSet<>();
  final Map<String, String> ended = new LinkedHashMap<>();
  final List<Integer> arrays = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();
  int collected;
  int looks;
  int mostQueued;

  /** Tasks that end at each look. */
  int pace = 2;

  /** Most tasks that the cluster takes in. */
  int limit = Integer.MAX_VALUE;

  /** What a task stores of its runs: all of them, unless a test says less. */
  java.util.function.BiFunction<Job, List<String>, List<String>> outcome = (job, ids) -> ids;

  /** Looks at which the queue does not answer. */
  Set<Integer> silent = Set.of();

  int stopAtLook = Integer.MAX_VALUE;

  SimulatedCluster(Path folder, Map<String, String> options) {
    this.folder = folder;
    this.options = options;
  }

  /** Runs of groups with a number of seeds each, all of which take so many seconds. */
  List<RunRequest> runs(int arms, int seeds, int seconds) {
    List<RunRequest> runs = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      for (int seed = 0; seed < seeds; seed++) {
        String json = "{\"arm\":" + arm + ",\"seconds\":" + seconds + ",\"seed\":" + seed + "}";
        runs.add(new RunRequest("id-" + arm + "-" + seed, json, "arm " + arm + " seed " + seed));
      }
    }
    runs.forEach(run -> all.put(run.id(), run));
    return runs;
  }

  void sweep(List<RunRequest> runs) {
    new Sweep(this, this, JobSettings.of(options), "anlage-s", () -> {}).run(runs);
  }

  @Override
  public Submission submit(Path script, String name, String comment) {
    String text = read(script);
    Matcher array = ARRAY.matcher(text);
    if (!array.find()) {
      collected++;
      queued.put("collect", new Job("c" + collected, Optional.empty(), "PENDING", comment));
      return new Submission.Accepted();
    }
    int tasks = Integer.parseInt(array.group(1)) + 1;
    if (queued.size() + tasks > limit) {
      return new Submission.Full("QOSMaxSubmitJobPerUserLimit");
    }
    arrays.add(tasks);
    for (int t = 0; t < tasks; t++) {
      queued.put(comment + "/" + t, new Job(comment, Optional.of(t), "PENDING", comment));
    }
    mostQueued = Math.max(mostQueued, queued.size());
    return new Submission.Accepted();
  }

  @Override
  public Optional<List<Job>> queue(List<String> names) {
    looks++;
    if (silent.contains(looks)) {
      return Optional.empty();
    }
    List<Map.Entry<String, Job>> now = List.copyOf(queued.entrySet());
    now.stream()
        .filter(job -> job.getValue().index().isPresent())
        .limit(pace)
        .forEach(
            job -> {
              queued.remove(job.getKey());
              List<String> ids =
                  new JobFiles(folder.resolve(job.getValue().comment()))
                      .readRuns()
                      .get(job.getValue().index().orElseThrow());
              stored.addAll(outcome.apply(job.getValue(), ids));
            });
    if (queued.keySet().equals(Set.of("collect"))) {
      queued.clear();
    }
    return Optional.of(List.copyOf(queued.values()));
  }

  @Override
  public void cancel(String name) {
    cancelled.add(name);
    queued.remove("collect");
  }

  @Override
  public void compute(RunRequest run, int slot) {
    throw new AssertionError("computed here");
  }

  @Override
  public List<String> command(List<RunRequest> runs) {
    List<String> words = new ArrayList<>(List.of("anlage", "work", "a store", "--runs"));
    runs.forEach(run -> words.add(run.id()));
    return words;
  }

  @Override
  public void started(RunRequest run, int slot) {}

  @Override
  public void ended(RunRequest run, int slot, String said) {
    if (ended.put(run.id(), said) != null) {
      throw new AssertionError(run.id() + " ended twice");
    }
  }

  @Override
  public Executor.Site site() {
    return new Executor.Site("s", folder, List.of("anlage", "report", "a store"), options);
  }

  @Override
  public boolean isStored(RunRequest run) {
    return stored.contains(run.id());
  }

  @Override
  public OptionalDouble expectedSeconds(RunRequest run) {
    boolean known = stored.stream().anyMatch(id -> groups.of(all.get(id)).equals(groups.of(run)));
    Matcher seconds = SECONDS.matcher(run.json());
    return known && seconds.find()
        ? OptionalDouble.of(Double.parseDouble(seconds.group(1)))
        : OptionalDouble.empty();
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }

  @Override
  public boolean stopped() {
    return looks >= stopAtLook;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
