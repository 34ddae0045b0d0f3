package org.anlage.analysis;

import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.store.plan.StudyPlan;

/** The data of a stored study, loaded again; none if it is gone or is no longer the same. */
record StoredData(Catalogue catalogue, StudyPlan plan, AnalysisListener listener) {
  Optional<Cortex> load() {
    if (plan.dataDigest().isEmpty()) {
      return Optional.empty();
    }
    ParameterDecoder decoder = new ParameterDecoder(new ExtensionCodecs(catalogue).all());
    try {
      Optional<Cortex> loaded =
          decoder
              .decode(DataSettings.class, plan.data(), "\"data\"", Set.of())
              .map(new CortexLoader(catalogue, listener::note)::load)
              .filter(data -> data.digest().equals(plan.dataDigest()));
      if (loaded.isEmpty()) {
        listener.note(
            "warning: the data has changed since the runs were computed; analyses do not use it");
      }
      return loaded;
    } catch (ProblemException e) {
      listener.note(
          "warning: the data cannot be loaded again; analyses do without it: " + e.getMessage());
      return Optional.empty();
    }
  }
}
