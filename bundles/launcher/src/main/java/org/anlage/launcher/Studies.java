package org.anlage.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.analysis.AnalysisListener;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunRequest;
import org.anlage.api.table.TypedRows;
import org.anlage.boot.plugins.Plugins;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.StudyData;
import org.anlage.launcher.cluster.JobPreview;
import org.anlage.launcher.cluster.StudyQueue;
import org.anlage.launcher.cluster.WorkerCommands;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.ExperimentSchema;
import org.anlage.launcher.plan.Forecast;
import org.anlage.launcher.plan.PlannedStudy;
import org.anlage.launcher.plan.StudyPlanner;
import org.anlage.launcher.run.BundleLeases;
import org.anlage.launcher.run.PluginWatch;
import org.anlage.launcher.run.Progress;
import org.anlage.launcher.run.Reproduction;
import org.anlage.launcher.run.StoredStudyData;
import org.anlage.launcher.run.StudyRunner;
import org.anlage.parameters.json.Json;
import org.anlage.store.BrokenRuns;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunIndex;
import org.anlage.store.RunSummary;
import org.anlage.store.RunTable;
import org.anlage.store.plan.StudyPlan;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The way in to studies: reads experiments, plans them, computes, resumes, analyses, watches,
 * reports and reproduces. The command line and every other front end use this service and differ
 * only in how they show what they receive. May be called from any thread.
 */
@Component(service = Studies.class)
public final class Studies {
  private final BundleContext context;
  private final Plugins plugins;

  /** Studies of the extensions that a framework has. */
  @Activate
  public Studies(BundleContext context, @Reference Plugins plugins) {
    this.context = context;
    this.plugins = plugins;
  }

  Catalogue catalogue() {
    return new Catalogue(context);
  }

  Plugins plugins() {
    return plugins;
  }

  /** Reads experiment files. */
  public ExperimentReader reader() {
    return new ExperimentReader(catalogue());
  }

  /** JSON Schema of experiment files, with everything that is installed. */
  public Json.Obj schema() {
    return ExperimentSchema.of(catalogue());
  }

  /**
   * The data of a stored study, loaded again.
   *
   * @param warnings receives what is wrong with sources that can be done without
   * @throws ProblemException of kind DATA if it is no longer the same
   */
  public StudyData data(StudyPlan plan, Consumer<String> warnings) {
    return StoredStudyData.of(plan, catalogue(), warnings);
  }

  /**
   * The code that enters results with given kernels.
   *
   * @param kernels name of the kernels; empty: the best there are
   */
  public RunCode code(Optional<String> kernels) {
    return RunCode.of(context, plugins::digest, KernelChoice.of(catalogue(), kernels));
  }

  /**
   * Turns an experiment into runs with ids; loads the data.
   *
   * @param variants the experiment at every point of its grid
   * @param seeds take only so many seeds
   * @param kernels name of the kernels; empty: the best there are
   * @param warnings receives what is wrong with plug-ins that can be done without
   */
  public PlannedStudy plan(
      List<ExperimentReader.Variant> variants,
      OptionalInt seeds,
      Optional<String> kernels,
      Consumer<String> warnings) {
    return new StudyPlanner(catalogue(), code(kernels), warnings).plan(variants, seeds);
  }

  /**
   * What a study would cost.
   *
   * @param store folder of a store, which need not be there
   * @param workers runs at a time
   */
  public Forecast forecast(PlannedStudy study, Path store, int workers) {
    return Forecast.of(study, catalogue(), store, workers);
  }

  /** A job that computes, analyses and reports a study. */
  public StudyJob job(PlannedStudy study, RunOptions options, Progress progress) {
    return new StudyJob(this, study, options, progress);
  }

  /**
   * An analysis of a stored study.
   *
   * @param store folder of the store
   * @param study folder of the study in {@code plans/}; empty: the latest
   * @param kernels name of the kernels; empty: the best there are
   * @param stopped whether the user asked to stop
   */
  public StudyAnalysis analysis(
      Path store,
      Optional<String> study,
      Optional<String> kernels,
      AnalysisListener listener,
      BooleanSupplier stopped) {
    DirectoryStore opened = DirectoryStore.open(store);
    return analysis(opened, opened.plan(study), code(kernels), Optional.empty(), listener, stopped);
  }

  StudyAnalysis analysis(
      DirectoryStore store,
      StudyPlan plan,
      RunCode code,
      Optional<Cortex> cortex,
      AnalysisListener listener,
      BooleanSupplier stopped) {
    return new StudyAnalysis(catalogue(), code, store, plan, cortex, listener, stopped);
  }

  /** What versions of analyzers found on the runs of a stored study. */
  public AnalysisVersions versions(Path store, Optional<String> study) {
    DirectoryStore opened = DirectoryStore.open(store);
    return new AnalysisVersions(opened, opened.plan(study));
  }

  /**
   * The table of runs of a stored study.
   *
   * @param study folder of the study in {@code plans/}; empty: all studies, by name
   */
  public TypedRows table(Path store, Optional<String> study) {
    DirectoryStore opened = DirectoryStore.open(store);
    RunIndex index = RunIndex.of(opened);
    TypedRows table = RunTable.of(plans(opened, study), index);
    index.keep();
    return table;
  }

  private static List<StudyPlan> plans(DirectoryStore store, Optional<String> study) {
    return study.isPresent()
        ? List.of(store.plan(study))
        : store.studies().stream().sorted().map(s -> store.plan(Optional.of(s))).toList();
  }

  /**
   * How far stored studies are.
   *
   * @param study folder of the study in {@code plans/}; empty: all studies, by name
   */
  public List<StudyStatus> status(Path store, Optional<String> study) {
    DirectoryStore opened = DirectoryStore.open(store);
    RunIndex index = RunIndex.of(opened);
    List<StudyStatus> studies =
        plans(opened, study).stream().map(plan -> status(opened, plan, index)).toList();
    index.keep();
    return studies;
  }

  private static StudyStatus status(DirectoryStore store, StudyPlan plan, RunIndex index) {
    String folder = plan.folder();
    StudyQueue queue = StudyQueue.of(store.jobs(folder), folder);
    BrokenRuns broken = new BrokenRuns(store);
    List<String> statuses = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (RunRequest run : plan.requests()) {
      RunSummary summary = index.summary(run.id());
      Optional<String> reason =
          broken
              .reason(run.id())
              .or(() -> Optional.of(summary.failure()).filter(r -> summary.hasFailed()));
      statuses.add(reason.isPresent() ? "failed" : summary.status());
      reason.ifPresent(failures::add);
    }
    return new StudyStatus(
        folder,
        counts(statuses.stream().map(word -> word.toLowerCase(Locale.ROOT))),
        counts(failures.stream()),
        queue.name().isPresent(),
        queue
            .states()
            .map(states -> counts(states.stream().map(word -> word.toLowerCase(Locale.ROOT)))));
  }

  private static Map<String, Long> counts(Stream<String> words) {
    return words.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /**
   * Takes the jobs of stored studies from the queue of the cluster.
   *
   * @return the studies that had jobs
   */
  public List<String> cancel(Path store, Optional<String> study) {
    DirectoryStore opened = DirectoryStore.open(store);
    List<String> cancelled = new ArrayList<>();
    for (String name :
        study.isPresent() ? List.of(opened.plan(study).folder()) : opened.studies()) {
      StudyQueue queue = StudyQueue.of(opened.jobs(name), name);
      if (queue.name().isPresent()) {
        queue.cancel();
        cancelled.add(name);
      }
    }
    return cancelled;
  }

  /**
   * The script of the jobs that would compute a study, by its estimated time.
   *
   * @param store folder of a store, which need not be there
   * @param options options of the jobs, by name
   */
  public String jobScript(Forecast forecast, Path store, Map<String, String> options) {
    StudyPlan plan = forecast.study().plan();
    return JobPreview.of(
        plan.requests(),
        forecast.secondsPerRun(),
        new WorkerCommands(
            store, plan.folder(), forecast.study().kernels().kernels().name(), plugins.folders()),
        options);
  }

  /**
   * Analyses a stored study again whenever an analyzer is dropped in or replaced.
   *
   * @param report where the report goes; in the store by default
   */
  public PluginWatch watch(
      Path store, Optional<String> study, Progress progress, Optional<Path> report) {
    return new PluginWatch(
        catalogue(),
        plugins,
        new BundleLeases(),
        progress,
        stopped -> analysis(store, study, Optional.empty(), progress, stopped),
        report);
  }

  /**
   * Computes a stored run again and compares.
   *
   * @param run id of the run, or its first digits
   */
  public Reproduction reproduce(
      Path store,
      String run,
      Optional<String> kernels,
      int threads,
      Progress progress,
      BooleanSupplier stopped) {
    return Reproduction.of(
        catalogue(), code(kernels), DirectoryStore.open(store), run, threads, progress, stopped);
  }

  /**
   * Computes runs of a stored plan in this process, as a worker of another one does.
   *
   * @param runs ids of runs of the plan
   * @return what kept runs from being computed, by id
   */
  public Map<String, ProblemException> work(
      Path store,
      Optional<String> study,
      List<String> runs,
      Optional<String> kernels,
      Progress progress,
      Consumer<Runnable> stop) {
    DirectoryStore opened = DirectoryStore.create(store);
    StudyPlan plan = opened.plan(study);
    List<RunRequest> chosen =
        plan.requests().stream().filter(run -> runs.contains(run.id())).toList();
    if (chosen.size() != runs.size()) {
      throw ProblemException.configuration(
          new Problem(
              "the plan does not have all these runs",
              plan.folder(),
              chosen.size() + " of " + runs.size(),
              "whole ids of runs of the plan",
              ""));
    }
    StudyRunner runner =
        new StudyRunner(
            catalogue(),
            opened,
            progress,
            code(kernels),
            new BundleLeases(),
            new StudyRunner.Options("threads", List.of(), false, true, Map.of(), Optional.empty()));
    stop.accept(runner::stop);
    return runner.compute(plan, chosen, StoredStudyData.of(plan, catalogue(), progress::note), 1);
  }
}
