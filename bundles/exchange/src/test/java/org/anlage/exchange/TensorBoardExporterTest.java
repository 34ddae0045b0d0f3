package org.anlage.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.junit.jupiter.api.Test;

class TensorBoardExporterTest {
  static final Table HISTORY =
      new Table(
          "history",
          "",
          List.of(
              new Column.Numbers("epoch", "", new double[] {1, 2}),
              new Column.Numbers("update", "", new double[] {100, 300}),
              new Column.Numbers("train_loss", "", new double[] {0.5, 0.25}),
              new Column.Numbers("test_accuracy", "", new double[] {Double.NaN, 1}),
              new Column.Texts("note", List.of("a", "b"))));

  /** The check value of CRC-32C is e3069283 (RFC 3720, B.4, has others). */
  @Test
  void checksumsAreMasked() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    int crc = 0xe3069283;
    int expected = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    assertEquals(expected, TensorBoardExporter.maskedCrc(digits));
  }

  /** TensorBoard reads these bytes as read_events.py in the test resources expects. */
  @Test
  void eventsAreThoseThatTensorBoardRead() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            TensorBoardExporterTest.class.getResourceAsStream(
                "tensorboard/events.out.tfevents.0.anlage"))) {
      assertArrayEquals(in.readAllBytes(), TensorBoardExporter.events(HISTORY));
    }
  }

  /** Writes the file of the test resources, into the file that is the only argument. */
  public static void main(String[] arguments) throws Exception {
    java.nio.file.Files.write(
        java.nio.file.Path.of(arguments[0]), TensorBoardExporter.events(HISTORY));
  }
}
