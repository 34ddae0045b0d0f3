package org.anlage.analyzers.cortex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

/** Rasters and spectra against closed forms. */
class CortexPicturesTest {
  private static final CortexPictures.Parameters DEFAULT =
      new CortexPictures.Parameters(60, 0.2, 1500);

  /** A directed ring of four: the fourth roots of 16. The identity: as many dimensions as units. */
  @Test
  void spectraInClosedForm() {
    Cortex ring =
        cortex(
            4,
            Optional.of(
                new Synapses(
                    4, new int[] {0, 1, 2, 3}, new int[] {1, 2, 3, 0}, new int[] {2, 2, 2, 2})),
            Optional.empty(),
            Map.of("correlation", Matrix.identity(4)));
    Findings findings = analyze(DEFAULT, ring);
    assertEquals(2, findings.metrics().get("wiring_spectral_radius"), 1e-12);
    assertEquals(4, findings.metrics().get("correlation_dimension"), 1e-12);
    Mark.Points points =
        (Mark.Points) figure(findings, "wiring-spectrum").panels().get(0).marks().get(0);
    double[] real = points.x().clone();
    Arrays.sort(real);
    assertArrayEquals(new double[] {-2, 0, 0, 2}, real, 1e-12);
  }

  /** One shared signal: the correlation is 1 everywhere, and has one dimension. */
  @Test
  void oneSharedSignalHasOneDimension() {
    Matrix values = Matrix.zeros(3, 8);
    for (int t = 0; t < 8; t++) {
      for (int i = 0; i < 3; i++) {
        values.set(i, t, (i + 1) * Math.sin(t) + i);
      }
    }
    Findings findings =
        analyze(
            DEFAULT,
            cortex(3, Optional.empty(), Optional.of(new Activity.Traces(values, 0.5)), Map.of()));
    assertEquals(1, findings.metrics().get("correlation_dimension"), 1e-5);
    Mark.Cells cells = (Mark.Cells) figure(findings, "traces").panels().get(0).marks().get(0);
    for (int i = 1; i < 3; i++) {
      for (int t = 0; t < 8; t++) {
        assertEquals(cells.values().get(0, t), cells.values().get(i, t), 1e-12);
      }
    }
  }

  /** Of a recording from 10 s on, events before 12 s are drawn. */
  @Test
  void theRasterBeginsWhereTheRecordingDoes() {
    Activity.Events events =
        new Activity.Events(new double[][] {{10.5, 11.5, 13}, {}, {11, 40}}, 40, 10);
    Findings findings =
        analyze(
            new CortexPictures.Parameters(2, 0.2, 1500),
            cortex(3, Optional.empty(), Optional.of(events), Map.of()));
    Mark.Points points = (Mark.Points) figure(findings, "raster").panels().get(0).marks().get(0);
    assertArrayEquals(new double[] {10.5, 11.5, 11}, points.x());
    assertArrayEquals(new double[] {0, 0, 2}, points.y());
    Mark.Line rate = (Mark.Line) figure(findings, "population-rate").panels().get(0).marks().get(0);
    double width = 40.0 / rate.y().length;
    assertEquals(5, Arrays.stream(rate.y()).sum() * width * 3, 1e-9, "every event counts once");
  }

  @Test
  void largeDataAreSparedAndThatIsSaid() {
    Cortex three =
        cortex(3, Optional.empty(), Optional.empty(), Map.of("correlation", Matrix.identity(3)));
    Findings findings = analyze(new CortexPictures.Parameters(60, 0.2, 2), three);
    assertTrue(findings.metrics().isEmpty());
    assertTrue(findings.methods().get(0).contains("3 neurons"), findings.methods().toString());
  }

  private static Cortex cortex(
      int size,
      Optional<Synapses> synapses,
      Optional<Activity> activity,
      Map<String, Matrix> functional) {
    return new Cortex(
        Neurons.anonymous(size),
        Optional.empty(),
        synapses,
        activity,
        functional,
        new Provenance("test", "Test", "", false, List.of()));
  }

  private static Findings analyze(CortexPictures.Parameters parameters, Cortex cortex) {
    return new CortexPictures()
        .analyze(
            parameters,
            cortex,
            new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions()));
  }

  private static Figure figure(Findings findings, String name) {
    return findings.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
