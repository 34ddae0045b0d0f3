package org.anlage.api.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes a page on one data set. */
@ConsumerType
public interface CortexReport {
  /**
   * Writes one self-contained file.
   *
   * @param cortex the data
   * @param findings findings of analyzers of data, by analyzer, in the order to be shown
   * @param provenance where the data came from: files, digests, licence
   * @param file where to write
   */
  void write(Cortex cortex, Map<String, Findings> findings, Table provenance, Path file)
      throws IOException;
}
