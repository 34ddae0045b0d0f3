package org.anlage.launcher.analysis;

import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.compute.Progress;
import org.anlage.launcher.experiment.DataSettings;
import org.anlage.launcher.experiment.ExperimentForms;
import org.anlage.launcher.parameter.ParameterDecoder;
import org.anlage.launcher.plan.CortexLoader;
import org.anlage.launcher.plan.StudyPlan;

/** The data of a stored study, loaded again; none if it is gone or is no longer the same. */
record StoredData(Catalogue catalogue, StudyPlan plan, Progress progress) {
  Optional<Cortex> load() {
    if (plan.dataDigest().isEmpty()) {
      return Optional.empty();
    }
    ParameterDecoder decoder = new ParameterDecoder(new ExperimentForms(catalogue).all());
    try {
      Optional<Cortex> loaded =
          decoder
              .decode(DataSettings.class, plan.data(), "\"data\"", Set.of())
              .map(new CortexLoader(catalogue, progress::note)::load)
              .filter(data -> data.digest().equals(plan.dataDigest()));
      if (loaded.isEmpty()) {
        progress.note(
            "warning: the data has changed since the runs were made; analyses do without it");
      }
      return loaded;
    } catch (ProblemException e) {
      progress.note(
          "warning: the data cannot be loaded again; analyses do without it: " + e.getMessage());
      return Optional.empty();
    }
  }
}
