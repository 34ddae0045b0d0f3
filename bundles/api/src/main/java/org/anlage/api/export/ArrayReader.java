package org.anlage.api.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads files of named arrays that other programs wrote. Registered as a service under this
 * interface; {@code anlage import} and the trainer {@code imported} choose one by the end of the
 * file's name.
 */
@ConsumerType
public interface ArrayReader {
  /** End of the names of its files, lower case, with the dot: {@code .npz}, ... */
  String ending();

  /**
   * Reads all arrays of a file.
   *
   * @throws org.anlage.api.component.ProblemException if the file is not of this format, or holds
   *     numbers of a type that networks do not have
   */
  SortedMap<String, ExportedArray> read(Path file) throws IOException;
}
