package org.anlage.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

final class HeatmapTest {
  private static BufferedImage decode(Heatmap map) throws IOException {
    String base64 = map.uri().substring("data:image/png;base64,".length());
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  @Test
  void anotherDecoderReadsTheSamePixels() throws IOException {
    Matrix matrix = Matrix.of(new double[][] {{0, 1, 2}, {Double.NaN, -2, 0}});
    BufferedImage image = decode(Heatmap.of(matrix, true));
    assertEquals(3, image.getWidth());
    assertEquals(2, image.getHeight());
    assertEquals(0xF7F7F7, image.getRGB(0, 0) & 0xFFFFFF, "zero is the middle");
    assertEquals(0x67001F, image.getRGB(2, 0) & 0xFFFFFF);
    assertEquals(0xBDBDBD, image.getRGB(0, 1) & 0xFFFFFF, "not a number");
    assertEquals(0x053061, image.getRGB(1, 1) & 0xFFFFFF);
  }

  @Test
  void drawsLargeMatricesAsMeansOfBlocks() throws IOException {
    Matrix matrix = Matrix.zeros(500, 410);
    for (int i = 0; i < 500; i++) {
      for (int j = 0; j < 410; j++) {
        matrix.set(i, j, j < 205 ? 0 : 1);
      }
    }
    Heatmap map = Heatmap.of(matrix, false);
    BufferedImage image = decode(map);
    assertEquals(3, map.block());
    assertArrayEquals(new int[] {137, 167}, new int[] {image.getWidth(), image.getHeight()});
    assertEquals(0x440154, image.getRGB(0, 0) & 0xFFFFFF);
    assertEquals(0xFDE725, image.getRGB(136, 0) & 0xFFFFFF);
  }

  @Test
  void aFewLargeEntriesDoNotHideTheOthers() {
    Matrix matrix = Matrix.zeros(300, 300);
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < 300; j++) {
        matrix.set(i, j, i == j ? 100 : (i * 7 + j * 13) % 10);
      }
    }
    Heatmap map = Heatmap.of(matrix, false);
    assertEquals(9, map.high());
    assertTrue(map.saturates());
  }

  @Test
  void aDiagonalDoesNotHideTheOthersOfASmallMatrix() {
    Matrix matrix = Matrix.zeros(40, 40);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        matrix.set(i, j, i == j ? 100 : (i + 2 * j) % 5 - 2);
      }
    }
    // One entry in 40 is on the diagonal: more than the extremes that are left out anyway.
    Heatmap map = Heatmap.of(matrix, true);
    assertEquals(-2, map.low());
    assertEquals(2, map.high());
    assertTrue(map.saturates());
    Matrix diagonal = Matrix.zeros(40, 40);
    for (int i = 0; i < 40; i++) {
      diagonal.set(i, i, 3);
    }
    assertEquals(3, Heatmap.of(diagonal, false).high(), "nothing else is there to be seen");
  }

  @Test
  void ticksOnALogarithmicAxis() {
    assertEquals(List.of(1.0, 2.0, 5.0, 10.0), Ticks.logarithmic(0.9, 15));
    assertEquals("0.01", Ticks.label(0.01));
    assertEquals("500", Ticks.label(500));
    assertEquals("2·10⁻⁷", Ticks.label(2e-7));
    assertEquals("10¹²", Ticks.label(1e12));
    assertEquals(100, Ticks.step(312));
    assertEquals(20, Ticks.step(100));
  }
}
