package org.anlage.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * Files of named arrays in the format safetensors: eight bytes with the length of the header, the
 * header as JSON, the numbers. Written are F32, F64 and I64; read are also F16, BF16 and I32.
 */
final class Safetensors {
  private static final String METADATA = "__metadata__";
  private static final int LENGTH_BYTES = 8;
  private static final int ALIGNMENT = 8;

  private Safetensors() {}

  /** Writes arrays, those of wider numbers first, so that all are aligned. */
  static byte[] write(Map<String, ExportedArray> arrays, Map<String, String> metadata) {
    List<Map.Entry<String, ExportedArray>> order =
        new ArrayList<>(new TreeMap<>(arrays).entrySet());
    order.sort(Comparator.comparing(array -> -LittleEndian.width(array.getValue().values())));
    Json.Obj header = Json.Obj.create();
    if (!metadata.isEmpty()) {
      Json.Obj texts = Json.Obj.create();
      new TreeMap<>(metadata).forEach(texts::with);
      header.with(METADATA, texts);
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Map.Entry<String, ExportedArray> array : order) {
      int begin = data.size();
      data.writeBytes(LittleEndian.of(array.getValue().values()));
      header.with(
          array.getKey(),
          Json.Obj.create()
              .with("dtype", type(array.getValue().values()))
              .with("shape", numbers(array.getValue().shape()))
              .with("data_offsets", numbers(List.of(begin, data.size()))));
    }
    byte[] text = JsonWriter.canonical(header).getBytes(StandardCharsets.UTF_8);
    int padding = (ALIGNMENT - text.length % ALIGNMENT) % ALIGNMENT;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(LENGTH_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong((long) text.length + padding)
            .array());
    out.writeBytes(text);
    out.writeBytes(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data.toByteArray());
    return out.toByteArray();
  }

  private static String type(ExportedArray.Values values) {
    if (values instanceof ExportedArray.Floats) {
      return "F32";
    }
    return values instanceof ExportedArray.Longs ? "I64" : "F64";
  }

  private static Json numbers(List<Integer> values) {
    return Json.array(values.stream().map(Json::number).toList());
  }

  /** Reads all arrays of a file. */
  static SortedMap<String, ExportedArray> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < LENGTH_BYTES) {
      throw problem(file, "the file is too short", bytes.length + " bytes", "at least 8");
    }
    long length = buffer.getLong();
    if (length < 2 || length > bytes.length - LENGTH_BYTES) {
      throw problem(
          file,
          "the header does not fit into the file",
          "a header of " + Long.toUnsignedString(length) + " bytes",
          "at most " + (bytes.length - LENGTH_BYTES));
    }
    String header = new String(bytes, LENGTH_BYTES, (int) length, StandardCharsets.UTF_8);
    Json parsed = JsonReader.parse(file + ", header", header.strip(), ProblemException.Kind.DATA);
    if (!(parsed instanceof Json.Obj object)) {
      throw problem(file, "the header is not an object", parsed.kind(), "an object");
    }
    ByteBuffer data =
        ByteBuffer.wrap(
                bytes, LENGTH_BYTES + (int) length, bytes.length - LENGTH_BYTES - (int) length)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      if (!member.getKey().equals(METADATA)) {
        String where = file + ": " + member.getKey();
        try {
          arrays.put(member.getKey(), array(where, (Json.Obj) member.getValue(), data));
        } catch (ClassCastException | IllegalArgumentException | ArithmeticException e) {
          throw new ProblemException(
              ProblemException.Kind.DATA,
              new Problem(
                  "the header does not describe an array",
                  where,
                  String.valueOf(e.getMessage()),
                  "dtype, shape and data_offsets that fit the file",
                  "save it again with the library safetensors"),
              e);
        }
      }
    }
    return arrays;
  }

  private static ExportedArray array(String where, Json.Obj header, ByteBuffer data) {
    List<Integer> shape = header.array("shape").stream().map(Safetensors::size).toList();
    int count = shape.stream().reduce(1, Math::multiplyExact);
    String type = header.text("dtype");
    int width = width(where, type);
    List<Integer> range = header.array("data_offsets").stream().map(Safetensors::size).toList();
    if (range.size() != 2
        || range.get(1) > data.capacity()
        || range.get(1) - range.get(0) != Math.multiplyExact(count, width)) {
      throw new IllegalArgumentException(
          "bytes " + range + " for " + type + " of shape " + shape + " in " + data.capacity());
    }
    ByteBuffer own = data.slice(range.get(0), count * width).order(ByteOrder.LITTLE_ENDIAN);
    return new ExportedArray(shape, values(type, count, own));
  }

  private static int size(Json number) {
    double value = ((Json.Num) number).value();
    if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the size " + value);
    }
    return (int) value;
  }

  private static int width(String where, String type) {
    return switch (type) {
      case "F64", "I64" -> 8;
      case "F32", "I32" -> 4;
      case "F16", "BF16" -> 2;
      default ->
          throw ProblemException.data(
              new Problem(
                  "an array of a type that networks do not have",
                  where,
                  type,
                  "F64, F32, F16, BF16, I64 or I32",
                  "convert it before it is saved"));
    };
  }

  private static ExportedArray.Values values(String type, int count, ByteBuffer bytes) {
    switch (type) {
      case "F64" -> {
        double[] values = new double[count];
        bytes.asDoubleBuffer().get(values);
        return new ExportedArray.Doubles(values);
      }
      case "I64" -> {
        long[] values = new long[count];
        bytes.asLongBuffer().get(values);
        return new ExportedArray.Longs(values);
      }
      case "I32" -> {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] = bytes.getInt(i * Integer.BYTES);
        }
        return new ExportedArray.Longs(values);
      }
      default -> {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] =
              switch (type) {
                case "F32" -> bytes.getFloat(i * Float.BYTES);
                case "BF16" -> Float.intBitsToFloat(bytes.getShort(i * Short.BYTES) << 16);
                default -> half(bytes.getShort(i * Short.BYTES));
              };
        }
        return new ExportedArray.Floats(values);
      }
    }
  }

  /** A number of IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  private static ProblemException problem(Path file, String what, String got, String expected) {
    return ProblemException.data(
        new Problem(what, file.toString(), got, expected, "is it a safetensors file?"));
  }
}
