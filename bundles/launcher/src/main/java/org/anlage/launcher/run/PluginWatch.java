package org.anlage.launcher.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.boot.plugins.Change;
import org.anlage.boot.plugins.Change.Kind;
import org.anlage.boot.plugins.Plugin;
import org.anlage.boot.plugins.Plugins;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.osgi.framework.Bundle;

/**
 * Takes up what changes in the folders of plug-ins, and analyses stored runs again with analyzers
 * that are new. The folders are looked at many times a second, also while an analysis is under way,
 * and on any file system; notices of changes do not come from network folders.
 */
public final class PluginWatch {
  private static final long LOOK_MILLIS = 40;
  private static final long END_MILLIS = 1_000;

  private final Catalogue catalogue;
  private final Plugins plugins;
  private final BundleLeases inUse;
  private final Progress progress;
  private final Function<BooleanSupplier, StudyAnalysis> analysis;
  private final Optional<Path> report;
  private final AnalysisTurns turns;
  private final Queue queue = new Queue();
  private volatile boolean stopped;

  /**
   * Watches.
   *
   * @param catalogue the installed extensions
   * @param plugins the folders of plug-ins
   * @param inUse which code runs under way use
   * @param progress hears what happens
   * @param analysis makes an analysis of what is stored, which ends when it is told to
   * @param report where the report goes; in the store by default
   */
  public PluginWatch(
      Catalogue catalogue,
      Plugins plugins,
      BundleLeases inUse,
      Progress progress,
      Function<BooleanSupplier, StudyAnalysis> analysis,
      Optional<Path> report) {
    this.catalogue = catalogue;
    this.plugins = plugins;
    this.inUse = inUse;
    this.progress = progress;
    this.analysis = analysis;
    this.report = report;
    turns = new AnalysisTurns(this::analyzerBundles);
  }

  /** Ends {@link #run} soon. */
  public void stop() {
    stopped = true;
  }

  /**
   * Analyses while nothing else is analysed; again from the beginning when one of the analyzers is
   * replaced meanwhile.
   *
   * @param stopping whether the user wants to stop
   * @param work the analysis, which is given what tells it to end
   */
  public <T> T alone(BooleanSupplier stopping, Function<BooleanSupplier, T> work) {
    return turns.take(stopping, work);
  }

  /** What is to be analysed, by the thread that analyses. */
  private static final class Queue {
    private final Map<Bundle, Long> bundles = new LinkedHashMap<>();
    private boolean whole;

    /** Adds what changes have brought, with the time at which they were seen. */
    synchronized void add(Map<Bundle, Long> changed) {
      bundles.putAll(changed);
    }

    /** Adds the analysis that the experiment asks for. */
    synchronized void addWhole() {
      whole = true;
    }

    /** Adds again what was not analysed to its end, unless it has changed since. */
    synchronized void addAgain(Queue taken) {
      taken.bundles.forEach(bundles::putIfAbsent);
      whole |= taken.whole;
    }

    /** Takes everything out. */
    synchronized Queue take() {
      Queue taken = new Queue();
      taken.bundles.putAll(bundles);
      taken.whole = whole;
      bundles.clear();
      whole = false;
      return taken;
    }
  }

  /**
   * Watches until it is stopped.
   *
   * @param threads runs that are analysed at a time
   * @param first whether the study is analysed before anything changes
   */
  public void run(int threads, boolean first) {
    ExecutorService analyses =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "anlage-watch-analysis");
              thread.setDaemon(true);
              return thread;
            });
    if (first) {
      queue.addWhole();
      analyses.execute(() -> analyse(analyses, threads));
    }
    try {
      while (!stopped) {
        look(analyses, threads);
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      stopped = true;
      end(analyses);
    }
  }

  private void look(ExecutorService analyses, int threads) {
    try {
      List<Change> changes =
          turns.changing(() -> inUse.change(free -> plugins.poll(replaced(free))));
      changes.forEach(this::say);
      queue.add(brought(changes));
      if (!changes.isEmpty()) {
        analyses.execute(() -> analyse(analyses, threads));
      }
    } catch (RuntimeException | LinkageError e) {
      progress.problem(e); // the next version may be better
    }
  }

  /** Ends the analysis under way before the code that it calls goes. */
  private Predicate<Set<Bundle>> replaced(Predicate<Set<Bundle>> free) {
    return bundles -> {
      boolean now = free.test(bundles);
      if (now) {
        turns.replacing(bundles);
      }
      return now;
    };
  }

  private static void end(ExecutorService analyses) {
    analyses.shutdown();
    try {
      analyses.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(Change change) {
    Plugin plugin = change.plugin();
    String time = " (" + change.millis() + " ms)";
    progress.note(
        switch (change.kind()) {
          case ADDED -> "added    " + plugin.name() + time;
          case REPLACED -> "replaced " + change.before().orElse("") + " by " + plugin.name() + time;
          case REFRESHED -> "reloaded " + plugin.name() + ", with what it uses now" + time;
          case REMOVED -> "removed  " + change.before().orElse(plugin.name()) + time;
          case REJECTED -> "warning: " + plugin.problem().orElse("");
        });
  }

  /** What changes have brought, with the time at which they were seen. */
  private static Map<Bundle, Long> brought(List<Change> changes) {
    Map<Bundle, Long> bundles = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change.kind() != Kind.REMOVED && change.kind() != Kind.REJECTED) {
        long seen = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(change.millis());
        change.plugin().bundle().ifPresent(bundle -> bundles.put(bundle, seen));
      }
    }
    return bundles;
  }

  private Set<Bundle> analyzerBundles() {
    return catalogue.list(ExtensionKind.ANALYZER).stream()
        .map(CatalogueEntry::bundle)
        .collect(Collectors.toSet());
  }

  private void analyse(ExecutorService analyses, int threads) {
    Queue taken = queue.take();
    try {
      Optional<Boolean> done = turns.once(() -> stopped, ending -> analyse(taken, ending, threads));
      if (done.isEmpty()) {
        queue.addAgain(taken);
        analyses.execute(() -> analyse(analyses, threads));
      }
    } catch (TrainingMonitor.Interrupted | RejectedExecutionException stop) {
      progress.end();
    } catch (RuntimeException | LinkageError e) {
      progress.problem(e); // the next version may be better
    }
  }

  private boolean analyse(Queue queue, BooleanSupplier ending, int threads) {
    List<CatalogueEntry> changed =
        catalogue.list(ExtensionKind.ANALYZER).stream()
            .filter(entry -> queue.bundles.containsKey(entry.bundle()))
            .toList();
    if (!changed.isEmpty()) {
      long seen =
          changed.stream()
              .map(entry -> queue.bundles.getOrDefault(entry.bundle(), System.nanoTime()))
              .min(Comparator.naturalOrder())
              .orElseThrow();
      progress.note(
          "analysing with "
              + changed.stream().map(CatalogueEntry::name).collect(Collectors.joining(", "))
              + ", "
              + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - seen)
              + " ms after the change was seen");
    }
    if (!changed.isEmpty() || queue.whole) {
      analyse(changed.stream().map(CatalogueEntry::name).toList(), ending, threads);
    }
    return true;
  }

  private void analyse(List<String> names, BooleanSupplier ending, int threads) {
    StudyAnalysis work = analysis.apply(ending);
    StudyAnalysis.Analysed analysed = work.analyse(List.of(), names, Set.of(), Map.of(), threads);
    Optional<Path> file = work.report(analysed, report);
    progress.end();
    file.ifPresent(progress::report);
  }
}
