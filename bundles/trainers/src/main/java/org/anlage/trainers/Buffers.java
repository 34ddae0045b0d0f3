package org.anlage.trainers;

import java.util.List;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.matrix.RealBuffer;

/**
 * Learned parameters, or directions for them.
 *
 * @param buffers buffers
 * @param regions parameters in them
 */
record Buffers(List<RealBuffer> buffers, List<Region> regions) implements LearnedParameters {
  /** Copies the lists. */
  Buffers {
    buffers = List.copyOf(buffers);
    regions = List.copyOf(regions);
  }

  /** Zeros of the same shape. */
  Buffers zeros() {
    return new Buffers(buffers.stream().map(b -> b.allocate(b.length())).toList(), regions);
  }

  /** Sets everything to zero. */
  void clear() {
    for (RealBuffer buffer : buffers) {
      buffer.fill(0, buffer.length(), 0);
    }
  }
}
