package org.anlage.analysis;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Table;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.store.DirectoryStore;
import org.anlage.store.FindingsJson;
import org.anlage.store.SealedFiles;
import org.anlage.store.plan.StudyPlan;

/**
 * Which parts of the data the arms of a study that learns use; found once and kept with the study.
 */
record StoredDataDependence(
    Catalogue catalogue,
    KernelChoice kernels,
    DirectoryStore store,
    StudyPlan plan,
    AnalysisListener listener) {

  /** The table, stored or new: it takes building every arm several times. */
  Optional<Table> table(Supplier<Optional<Cortex>> cortex) {
    Path file = store.studyFolder(plan.folder()).resolve("data-use.json");
    SealedFiles files = new SealedFiles(store, listener::note);
    Optional<Table> stored =
        files.read(file, "the table of data used by each arm", FindingsJson::decodeTable);
    if (stored.isPresent()) {
      return stored;
    }
    Optional<Table> found = cortex.get().flatMap(this::found);
    found.ifPresent(table -> files.write(file, FindingsJson.encode(table)));
    return found;
  }

  private Optional<Table> found(Cortex data) {
    Map<String, TrainingDefinition> arms = new LinkedHashMap<>();
    try {
      for (StudyPlan.PlannedRun run : plan.runs()) {
        String arm = plan.choice().map(choice -> choice.arm(run.arm())).orElse(run.arm());
        if (!arms.containsKey(arm)) {
          arms.put(arm, TrainingDefinition.parse(run.arm(), run.definition(), catalogue));
        }
      }
      return Optional.of(DataDependence.table(arms, data, kernels));
    } catch (ProblemException e) {
      listener.note("note: the data used by each arm could not be determined: " + e.getMessage());
      return Optional.empty();
    }
  }
}
