package org.anlage.engine.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.MeasurementDefinition;
import org.anlage.engine.definition.Run;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.FindingsJson;
import org.anlage.store.StoredFiles;

/** Runs that use one estimator on one recording; its findings are the result. */
public final class MeasurementRun implements KindOfRun<MeasurementDefinition> {
  /** File of the findings in the folder of a run. */
  public static final String FILE = "findings.json";

  /** Name of the estimator of a stored run. */
  public static String estimator(Path folder) {
    return StoredFiles.object(
        folder.resolve("run.json"), json -> json.object("estimator").text("use"));
  }

  @Override
  public Class<MeasurementDefinition> definition() {
    return MeasurementDefinition.class;
  }

  @Override
  public RunComputer.Outcome compute(
      Run run, MeasurementDefinition definition, RunComputer computer, TrainingMonitor monitor) {
    long start = System.nanoTime();
    Findings findings =
        findings(definition, computer.data().recording(definition.data()), computer.kernels());
    return computer.store(
        run,
        start,
        Optional.empty(),
        Json.Obj.create(),
        folder ->
            Files.writeString(
                folder.resolve(FILE), JsonWriter.pretty(FindingsJson.encode(findings))));
  }

  private static Findings findings(
      MeasurementDefinition definition, Cortex cortex, KernelChoice kernels) {
    ConfiguredExtension estimator = definition.estimator();
    AnalysisContext context =
        new AnalysisContext(
            RandomStream.of(definition.seed()).split("estimate").split(estimator.name()),
            kernels.kernels(),
            kernels.decompositions());
    if (estimator.entry().service() instanceof CortexAnalyzer) {
      return estimator.<CortexAnalyzer<Record>, Findings>call(
          "measure the recording",
          (service, parameters) -> service.analyze(parameters, cortex, context));
    }
    ActivityView activity =
        SnrFilteredActivity.of(
            new RecordedActivity(cortex, definition.bin()), definition.leastSnr());
    return estimator.<ActivityAnalyzer<Record>, Findings>call(
        "measure the recording",
        (service, parameters) -> {
          service
              .unsuited(parameters, activity)
              .ifPresent(
                  reason -> {
                    throw ProblemException.data(
                        new Problem(
                            "this estimator does not apply to this recording",
                            estimator.name() + ", " + activity.title(),
                            reason,
                            "",
                            "remove the estimator or the recording"));
                  });
          return service.analyze(parameters, activity, context);
        });
  }
}
