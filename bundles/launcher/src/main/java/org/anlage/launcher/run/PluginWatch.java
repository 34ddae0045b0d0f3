package org.anlage.launcher.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
 * that are new. The folders are looked at many times a second, which works on any file system;
 * notices of changes do not come from network folders.
 */
public final class PluginWatch {
  private static final long LOOK_MILLIS = 40;

  private final Catalogue catalogue;
  private final Plugins plugins;
  private final BundleLeases inUse;
  private final Progress progress;
  private final Function<BooleanSupplier, StudyAnalysis> analysis;
  private final Optional<Path> report;
  private final Object analysing = new Object();
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
  }

  /** Ends {@link #run} soon. */
  public void stop() {
    stopped = true;
  }

  /** Does something while nothing is analysed. */
  public <T> T alone(Callable<T> work) {
    synchronized (analysing) {
      try {
        return work.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Watches until it is stopped. */
  public void run(int threads) {
    while (!stopped) {
      try {
        List<Change> changes = inUse.change(plugins::poll);
        changes.forEach(this::say);
        List<String> analyzers = analyzers(changes);
        if (!analyzers.isEmpty()) {
          alone(() -> analyse(analyzers, changes, threads));
        }
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      } catch (TrainingMonitor.Interrupted stop) {
        return;
      } catch (RuntimeException | LinkageError e) {
        progress.problem(e); // the next version may be better
      }
    }
  }

  private void say(Change change) {
    Plugin plugin = change.plugin();
    String time = " (" + change.millis() + " ms)";
    progress.note(
        switch (change.kind()) {
          case ADDED -> "added    " + plugin.name() + time;
          case REPLACED -> "replaced " + change.before().orElse("") + " by " + plugin.name() + time;
          case REMOVED -> "removed  " + change.before().orElse(plugin.name()) + time;
          case REJECTED -> "warning: " + plugin.problem().orElse("");
        });
  }

  /** Names of the analyzers that what changed has brought. */
  private List<String> analyzers(List<Change> changes) {
    List<Bundle> bundles =
        changes.stream()
            .filter(change -> change.kind() == Kind.ADDED || change.kind() == Kind.REPLACED)
            .flatMap(change -> change.plugin().bundle().stream())
            .toList();
    List<String> names = new ArrayList<>();
    if (!bundles.isEmpty()) {
      for (CatalogueEntry entry : catalogue.list(ExtensionKind.ANALYZER)) {
        if (bundles.contains(entry.bundle())) {
          names.add(entry.name());
        }
      }
    }
    return names;
  }

  private boolean analyse(List<String> names, List<Change> changes, int threads) {
    long millis = changes.stream().mapToLong(Change::millis).max().orElse(0);
    progress.note(
        "analysing with "
            + String.join(", ", names)
            + ", "
            + millis
            + " ms after the change was seen");
    StudyAnalysis work = analysis.apply(() -> stopped);
    StudyAnalysis.Analysed analysed = work.analyse(List.of(), names, Set.of(), Map.of(), threads);
    Optional<Path> file = work.report(analysed, report);
    progress.end();
    file.ifPresent(progress::report);
    return true;
  }
}
