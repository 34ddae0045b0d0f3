package org.anlage.launcher.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.analysis.Table;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.compute.DataUse;
import org.anlage.launcher.compute.Progress;
import org.anlage.launcher.experiment.RunDefinition;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.plan.StudyPlan;
import org.anlage.launcher.store.DirectoryStore;
import org.anlage.launcher.store.FindingsJson;
import org.anlage.launcher.store.StoredFiles;

/** Which parts of the data the arms of a stored study use; found once and kept with the study. */
record MeasuredUse(
    Catalogue catalogue,
    KernelChoice kernels,
    DirectoryStore store,
    StudyPlan plan,
    Progress progress) {

  /** The table, stored or new: it takes building every arm several times. */
  Optional<Table> table(Supplier<Optional<Cortex>> cortex) {
    if (plan.kind() != RunKind.TRAIN) {
      return Optional.empty();
    }
    Path file = store.studyFolder(plan.folder()).resolve("data-use.json");
    if (Files.exists(file)) {
      return Optional.of(StoredFiles.table(file));
    }
    Optional<Table> found = cortex.get().flatMap(this::found);
    found.ifPresent(table -> store.write(file, JsonWriter.pretty(FindingsJson.encode(table))));
    return found;
  }

  private Optional<Table> found(Cortex data) {
    Map<String, RunDefinition> arms = new LinkedHashMap<>();
    try {
      for (StudyPlan.PlannedRun run : plan.runs()) {
        String arm = plan.choice().map(choice -> choice.arm(run.arm())).orElse(run.arm());
        if (!arms.containsKey(arm)) {
          arms.put(arm, RunDefinition.parse(run.arm(), run.definition(), catalogue));
        }
      }
      return Optional.of(DataUse.table(arms, data, kernels));
    } catch (ProblemException e) {
      progress.note("note: what the arms used of the data is not known: " + e.getMessage());
      return Optional.empty();
    }
  }
}
