package org.anlage.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.anlage.api.component.Extension;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * The history as an event file of TensorBoard, {@code RUN/events.out.tfevents.0.anlage}: records of
 * messages {@code Event}, each with two masked CRC-32C. The step is the column {@code update};
 * times are 0, since a run does not depend on them.
 */
@Component(service = RunExporter.class)
@Extension(name = "tensorboard", text = "The history as an event file of TensorBoard")
public final class TensorBoardExporter implements RunExporter {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;
  private static final int MASK = 0xa282ead8;
  private static final List<String> COUNTERS = List.of("epoch", "update");

  @Override
  public String name() {
    return "tensorboard";
  }

  @Override
  public List<Path> export(ExportedRun run, Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve(run.id()));
    return List.of(Files.write(own.resolve("events.out.tfevents.0.anlage"), events(run.history())));
  }

  static byte[] events(Table history) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    record(out, event(0).text(FILE_VERSION, "brain.Event:2"));
    for (int row = 0; row < history.rows(); row++) {
      Protobuf summary = new Protobuf();
      for (Column column : history.columns()) {
        if (column instanceof Column.Numbers numbers
            && !COUNTERS.contains(column.name())
            && Double.isFinite(numbers.values()[row])) {
          summary.message(
              VALUE,
              new Protobuf()
                  .text(TAG, column.name().replaceFirst("_", "/"))
                  .floating(SIMPLE_VALUE, (float) numbers.values()[row]));
        }
      }
      long step = history.has("update") ? (long) history.numbers("update")[row] : row;
      record(out, event(step).message(SUMMARY, summary));
    }
    return out.toByteArray();
  }

  private static Protobuf event(long step) {
    return new Protobuf().floating(WALL_TIME, 0.0).integer(STEP, step);
  }

  private static void record(ByteArrayOutputStream out, Protobuf event) {
    byte[] data = event.toBytes();
    byte[] length = little(Long.BYTES).putLong(data.length).array();
    out.writeBytes(length);
    out.writeBytes(little(Integer.BYTES).putInt(maskedCrc(length)).array());
    out.writeBytes(data);
    out.writeBytes(little(Integer.BYTES).putInt(maskedCrc(data)).array());
  }

  /** CRC-32C, turned right by 15 bits, plus a constant, as record files have it. */
  static int maskedCrc(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
