package org.anlage.api.run;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where runs are kept: a directory tree that is the only truth. A run is done when its manifest is
 * there; a finished directory is moved into place in one step.
 */
@ProviderType
public interface RunStore {
  /** The folder. */
  Path root();

  /** Ids of all finished runs, sorted. */
  List<String> runs();

  /** Whether a run is finished. */
  boolean contains(String id);

  /** The folder of a finished run. */
  Path directory(String id);

  /**
   * Moves a finished folder into place. If the run is there already, the digests of the results are
   * compared and the folder is discarded.
   *
   * @return false if a run of that id with another result was there
   */
  boolean publish(String id, Path finished);
}
