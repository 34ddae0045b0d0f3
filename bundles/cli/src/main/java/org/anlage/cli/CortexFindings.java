package org.anlage.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.analysis.AnalyzerCalls;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;

/** Runs all analyzers of data with default parameters; those that fail are set aside. */
final class CortexFindings {
  private CortexFindings() {}

  static Map<String, Findings> of(Session session, Cortex cortex) {
    AnalyzerCalls calls = new AnalyzerCalls(session.studies().code(Optional.empty()), Set::of);
    ExtensionCodecs codecs = new ExtensionCodecs(session.catalogue());
    Map<String, Findings> findings = new LinkedHashMap<>();
    for (CatalogueEntry entry : session.catalogue().list(ExtensionKind.ANALYZER)) {
      try {
        codecs
            .component(
                ExtensionKind.ANALYZER, Json.string(entry.name()), new ParameterDecoder(), Set.of())
            .flatMap(analyzer -> calls.cortex(analyzer, cortex))
            .ifPresent(found -> findings.put(entry.name(), found));
      } catch (ProblemException e) {
        session
            .err()
            .println("warning: analyzer " + entry.name() + " is set aside: " + e.getMessage());
      }
    }
    return findings;
  }
}
