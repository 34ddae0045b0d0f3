package org.anlage.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  private Path reference() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            SafetensorsTest.class.getResourceAsStream("reference.safetensors"))) {
      return Files.write(folder.resolve("reference.safetensors"), in.readAllBytes());
    }
  }

  private static double[] values(ExportedArray array) {
    return IntStream.range(0, array.values().size()).mapToDouble(array.values()::at).toArray();
  }

  /** The values that PyTorch was given; reference.py has them. */
  @Test
  void filesOfTheLibraryAreRead() throws Exception {
    SortedMap<String, ExportedArray> arrays = new SafetensorsReader().read(reference());
    assertEquals(List.of("bf16", "f16", "f32", "f64", "i32", "i64"), List.copyOf(arrays.keySet()));
    assertArrayEquals(
        new double[] {0, 1, -2.5, 65504, 0x1p-14, 0x1p-24}, values(arrays.get("f16")));
    assertEquals(List.of(2, 3), arrays.get("f16").shape());
    assertArrayEquals(new double[] {1, -0.15625, 0x1.fep127}, values(arrays.get("bf16")));
    assertArrayEquals(new double[] {0.1f, -7.25}, values(arrays.get("f32")));
    assertArrayEquals(new double[] {0.1}, values(arrays.get("f64")));
    assertEquals(List.of(), arrays.get("f64").shape());
    assertArrayEquals(new double[] {-1, 2}, values(arrays.get("i32")));
    assertArrayEquals(new double[] {3_000_000_000L}, values(arrays.get("i64")));
  }

  @Test
  void halvesThatAreNotNumbers() {
    assertEquals(Float.POSITIVE_INFINITY, Safetensors.half((short) 0x7c00));
    assertEquals(Float.NEGATIVE_INFINITY, Safetensors.half((short) 0xfc00));
    assertTrue(Float.isNaN(Safetensors.half((short) 0x7e00)));
    assertEquals(-0f, Safetensors.half((short) 0x8000));
  }

  @Test
  void whatIsWrittenHasTheLayoutOfTheFormat() {
    byte[] bytes =
        Safetensors.write(
            Map.of(
                "a", new ExportedArray(List.of(1), new ExportedArray.Floats(new float[] {1})),
                "b", new ExportedArray(List.of(1, 1), new ExportedArray.Doubles(new double[] {2}))),
            Map.of("key", "a \"text\""));
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    assertEquals(0, length % 8);
    assertEquals(
        "{\"__metadata__\":{\"key\":\"a \\\"text\\\"\"},"
            + "\"a\":{\"data_offsets\":[8,12],\"dtype\":\"F32\",\"shape\":[1]},"
            + "\"b\":{\"data_offsets\":[0,8],\"dtype\":\"F64\",\"shape\":[1,1]}}",
        header.strip());
    ByteBuffer data = ByteBuffer.wrap(bytes, 8 + length, 12).slice().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(2, data.getDouble(0));
    assertEquals(1, data.getFloat(8));
    assertEquals(8 + length + 12, bytes.length);
  }

  @Test
  void runsComeBackAsTheyWere() throws Exception {
    for (CellCase cell : CellCase.all()) {
      Path file = new SafetensorsExporter().export(cell.run(), folder).get(0);
      SortedMap<String, ExportedArray> back = new SafetensorsReader().read(file);
      assertEquals(cell.run().arrays().keySet(), back.keySet());
      cell.run()
          .arrays()
          .forEach(
              (name, array) -> {
                assertEquals(array.shape(), back.get(name).shape());
                assertEquals(array.values().getClass(), back.get(name).values().getClass());
                assertArrayEquals(values(array), values(back.get(name)));
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0.5],\"data_offsets\":[0,2]}}",
        "{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":7}",
        "[]",
        "{\"a\":"
      })
  void headersThatDoNotFitAreProblems(String header) throws Exception {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text);
    refused(bytes.array());
  }

  @Test
  void filesThatAreCutAreProblems() throws Exception {
    byte[] whole = Files.readAllBytes(reference());
    for (int length = 0; length < whole.length; length += 7) {
      refused(java.util.Arrays.copyOf(whole, length));
    }
  }

  private void refused(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("bad.safetensors"), bytes);
    ProblemException problem =
        assertThrows(ProblemException.class, () -> new SafetensorsReader().read(file));
    assertTrue(problem.getMessage().contains("bad.safetensors"), problem.getMessage());
  }
}
