package org.anlage.api.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes runs in a format of other programs. Registered as a service under this interface; {@code
 * anlage export --format NAME} finds it by its name.
 */
@ConsumerType
public interface RunExporter {
  /** Name of the format, lower case: {@code npz}, {@code csv}, ... */
  String name();

  /**
   * Writes a run.
   *
   * @param run the run
   * @param folder where to write, which is there
   * @return the files that were written
   */
  List<Path> export(ExportedRun run, Path folder) throws IOException;
}
