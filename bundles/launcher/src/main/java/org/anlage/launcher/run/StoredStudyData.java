package org.anlage.launcher.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.compute.StudyData;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;

/** The data of a stored plan, loaded again for computing its runs. */
public final class StoredStudyData {
  private StoredStudyData() {}

  /**
   * The data of a plan.
   *
   * @param warnings receives what is wrong with sources that can be done without
   * @throws ProblemException of kind DATA if it is no longer the same
   */
  public static StudyData of(StudyPlan plan, Catalogue catalogue, Consumer<String> warnings) {
    CortexLoader loader = new CortexLoader(catalogue, warnings);
    Map<String, Supplier<Cortex>> recordings = new HashMap<>();
    for (StudyPlan.Recording recording : plan.recordings()) {
      recordings.put(
          recording.digest(), () -> load(recording.data(), recording.digest(), loader, catalogue));
    }
    Optional<Cortex> shared =
        plan.dataDigest().isEmpty()
            ? Optional.empty()
            : Optional.of(load(plan.data(), plan.dataDigest(), loader, catalogue));
    return new StudyData(shared, recordings);
  }

  private static Cortex load(
      Json.Obj settings, String digest, CortexLoader loader, Catalogue catalogue) {
    ParameterDecoder decoder = new ParameterDecoder(new ExtensionCodecs(catalogue).all());
    Optional<DataSettings> data =
        decoder.decode(DataSettings.class, settings, "\"data\"", Set.of());
    decoder.finish();
    Cortex cortex = loader.load(data.orElseThrow());
    if (!cortex.digest().equals(digest)) {
      throw ProblemException.data(
          new Problem(
              "the data differs from that of the study",
              cortex.provenance().title(),
              "SHA-256 " + cortex.digest(),
              "SHA-256 " + digest,
              "restore the original data"));
    }
    return cortex;
  }
}
