package org.anlage.analysis;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.engine.compute.MeasurementRun;
import org.anlage.store.StoredFiles;

/** A kind of run as analyses see it: which analyzers apply to its stored runs and studies. */
sealed interface StoredKind {
  /** The object of a kind. */
  static StoredKind of(RunKind kind) {
    return switch (kind) {
      case TRAIN -> new Trained();
      case SIMULATE -> new Simulated();
      case MEASURE -> new Measured();
    };
  }

  /** Whether an analyzer has something to say about single runs. */
  boolean isAnalysedBy(Object analyzer);

  /** Findings that are the result of a run, by analyzer. */
  default Map<String, Findings> findings(Path folder) {
    return Map.of();
  }

  /** The budget of a run before training. */
  default Findings audit(Path folder) {
    return Findings.metrics(Map.of());
  }

  /** Which parts of the data the arms of a study use, where that can be found. */
  default Optional<Table> dataUse(
      StoredDataDependence dependence, Supplier<Optional<Cortex>> cortex) {
    return Optional.empty();
  }

  /** Networks that learned, with the budget that they began with. */
  record Trained() implements StoredKind {
    @Override
    public boolean isAnalysedBy(Object analyzer) {
      return analyzer instanceof MatrixAnalyzer || analyzer instanceof RunAnalyzer;
    }

    @Override
    public Findings audit(Path folder) {
      return StoredFiles.findings(folder.resolve("audit.json"));
    }

    @Override
    public Optional<Table> dataUse(
        StoredDataDependence dependence, Supplier<Optional<Cortex>> cortex) {
      return dependence.table(cortex);
    }
  }

  /** Weights and the activity that they gave. */
  record Simulated() implements StoredKind {
    @Override
    public boolean isAnalysedBy(Object analyzer) {
      return analyzer instanceof MatrixAnalyzer || analyzer instanceof ActivityAnalyzer;
    }
  }

  /** Findings of an estimator, which no analyzer looks at again: measuring was the run. */
  record Measured() implements StoredKind {
    @Override
    public boolean isAnalysedBy(Object analyzer) {
      return false;
    }

    @Override
    public Map<String, Findings> findings(Path folder) {
      return Map.of(
          MeasurementRun.estimator(folder),
          StoredFiles.findings(folder.resolve(MeasurementRun.FILE)));
    }
  }
}
