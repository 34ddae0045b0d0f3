package org.anlage.analyzers.dynamics;

import java.util.List;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.linear.dynamics.Irreversibility;

/**
 * Segments in blocks of time, of which some may run backwards; no pair of samples is across two.
 */
final class BlocksOfTime {
  private BlocksOfTime() {}

  /** All blocks as they are. */
  static Irreversibility measured(List<Matrix> segments, int block) {
    return of(segments, block, (s, b) -> false);
  }

  /** Each block reversed or not, by a coin of its own. */
  static Irreversibility reversed(List<Matrix> segments, int block, RandomStream random) {
    return of(segments, block, (s, b) -> random.split(s).split(b).nextInt(2) == 1);
  }

  private interface Rule {
    boolean reverses(int segment, int block);
  }

  private static Irreversibility of(List<Matrix> segments, int block, Rule rule) {
    Irreversibility.Sums sums = new Irreversibility.Sums(segments.get(0).rows());
    for (int s = 0; s < segments.size(); s++) {
      Matrix segment = segments.get(s);
      for (int t = 0; t < segment.columns(); t++) {
        boolean last = t + 1 == segment.columns() || (t + 1) % block == 0;
        if (!last) {
          boolean back = rule.reverses(s, t / block);
          sums.add(segment, back ? t + 1 : t, back ? t : t + 1);
        }
      }
    }
    return sums.irreversibility();
  }
}
