package org.anlage.api.analysis;

import java.util.Optional;
import java.util.Set;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Moments;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Activity of units over time, simulated or recorded, read piece by piece: a segment fits memory
 * where the whole may not. Segments are independent trajectories of a simulation, or consecutive
 * parts of a recording.
 */
@ProviderType
public interface ActivityView {
  /** What it is, for messages and captions. */
  String title();

  /** Number of units N. */
  int units();

  /** Time between samples, s. */
  double interval();

  /** Number of segments; 0 if a simulation kept no activity. */
  int segments();

  /** Samples of a segment. */
  int samples(int segment);

  /** A segment, units x samples; read again at every call. */
  Matrix segment(int index);

  /** Moments over everything that was simulated, also what was not kept; none of a recording. */
  Optional<Moments> moments();

  /** Where the units are. */
  Optional<Positions> positions();

  /** True connections N x N of a simulation, row = from; none of a recording without wiring. */
  Optional<Matrix> weights();

  /** Names of the arrays that the simulator kept. */
  Set<String> arrays();

  /** An array that the simulator kept. */
  Matrix array(String name);

  /** Samples of all segments. */
  default long samples() {
    long sum = 0;
    for (int segment = 0; segment < segments(); segment++) {
      sum += samples(segment);
    }
    return sum;
  }
}
