package org.anlage.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.osgi.service.component.annotations.Component;

/** All arrays as a safetensors file, with {@code network.json} among its metadata. */
@Component(service = RunExporter.class)
@Extension(name = "safetensors", text = "All arrays as a safetensors file")
public final class SafetensorsExporter implements RunExporter {
  /** Key of {@code network.json} in the metadata of files. */
  static final String NETWORK = "anlage.network";

  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public List<Path> export(ExportedRun run, Path folder) throws IOException {
    byte[] bytes = Safetensors.write(run.arrays(), Map.of(NETWORK, run.description()));
    return List.of(Files.write(folder.resolve(run.id() + ".safetensors"), bytes));
  }
}
