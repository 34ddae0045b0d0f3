package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class RecordedActivityTest {
  private static final int FRAMES = 300;

  /** Bins of events on frames are those of whole numbers, at any rate and on any clock. */
  @Test
  void eventsAreCountedInBinsFromTheStart() {
    for (int rate : new int[] {10, 20, 30, 60, 1000}) {
      for (double start : new double[] {0, 86_400, -5}) {
        for (int width : new int[] {1, 2, 3, 6}) {
          RecordedActivity activity = recorded(f -> start + f / rate, rate, start, width);
          assertEquals(FRAMES / width, activity.samples(0));
          Matrix counts = activity.segment(0);
          for (int bin = 0; bin < counts.columns(); bin++) {
            int expected = 0;
            for (int f = width * bin; f < width * (bin + 1); f++) {
              expected += f % 7 == 3 || f % 5 == 0 ? 1 : 0;
            }
            assertEquals(expected, counts.get(0, bin), rate + " Hz, bin " + bin);
          }
        }
      }
    }
  }

  private static RecordedActivity recorded(
      DoubleUnaryOperator time, int rate, double start, int width) {
    double[] frames = new double[FRAMES];
    Arrays.setAll(frames, f -> f);
    double[] train =
        Arrays.stream(frames).filter(f -> f % 7 == 3 || f % 5 == 0).map(time).toArray();
    Cortex cortex =
        new Cortex(
            Neurons.anonymous(1),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Activity.Events(new double[][] {train}, (double) FRAMES / rate, start)),
            Map.of(),
            new Provenance("test", "Frames", "", true, List.of()));
    return new RecordedActivity(cortex, (double) width / rate);
  }
}
