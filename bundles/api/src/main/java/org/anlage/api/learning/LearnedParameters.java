package org.anlage.api.learning;

import java.util.List;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** All learned parameters of a network, or directions for them, as buffers in a fixed order. */
@ProviderType
public interface LearnedParameters {
  /** The buffers, in the order of checkpoints. */
  List<RealBuffer> buffers();

  /** The parameters in them, in the same order. */
  List<Region> regions();

  /**
   * A parameter in a buffer.
   *
   * @param name its name in files: {@code recurrent_kernel}
   * @param buffer index of its buffer
   * @param offset index of its first value there
   * @param rows rows
   * @param columns columns
   */
  record Region(String name, int buffer, int offset, int rows, int columns) {}
}
