package org.anlage.exchange.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/** A network as an ONNX model. */
@Component(service = RunExporter.class)
@Extension(name = "onnx", text = "The network as an ONNX model")
public final class OnnxExporter implements RunExporter {
  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public List<Path> export(ExportedRun run, Path folder) throws IOException {
    if (!run.arrays().containsKey(Network.READOUT)) {
      throw ProblemException.configuration(
          new Problem(
              "only networks with inputs and outputs can be written as ONNX",
              "--format onnx",
              "a run that did not train",
              "a run that trained a network",
              "--format npz writes its arrays"));
    }
    return List.of(Files.write(folder.resolve(run.id() + ".onnx"), OnnxModel.of(run)));
  }
}
