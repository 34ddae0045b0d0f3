package org.anlage.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.anlage.api.component.Extension;
import org.anlage.api.export.ArrayReader;
import org.anlage.api.export.ExportedArray;
import org.osgi.service.component.annotations.Component;

/** Reads the arrays of a safetensors file. */
@Component(service = ArrayReader.class)
@Extension(name = "safetensors", text = "Arrays of a safetensors file")
public final class SafetensorsReader implements ArrayReader {
  @Override
  public String ending() {
    return ".safetensors";
  }

  @Override
  public SortedMap<String, ExportedArray> read(Path file) throws IOException {
    return Safetensors.read(file);
  }
}
