package org.anlage.api.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.anlage.api.result.Findings;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes the report of a study. */
@ConsumerType
public interface StudyReport {
  /**
   * Writes one self-contained file.
   *
   * @param study the study
   * @param findings findings of study analyzers, by analyzer, in the order to be shown
   * @param file where to write
   */
  void write(StudyView study, Map<String, Findings> findings, Path file) throws IOException;
}
