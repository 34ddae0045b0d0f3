package org.anlage.interventions;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Parameters that keep their values from before training: all of a parameter, or only its zeros, so
 * that input and read-out weights stay as sparse as they start, or a network learns its read-out
 * alone. They are put back after every update of the window.
 */
@Component(service = Intervention.class)
@Extension(
    name = "hold",
    text = "parameters, or their zeros, keep their values from before training")
public final class Hold implements Intervention<Hold.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Names of parameters, for example input_kernel, recurrent_kernel, bias",
              value = "[\"input_kernel\"]",
              min = 1)
          List<String> parameters,
      @Parameter(
              text = "Whether only weights that are zero before training are held",
              value = "false")
          boolean zeros,
      @Parameter(text = "First update, from 1", value = "1", min = 1) int from,
      @Parameter(text = "Number of updates; 0: to the end", value = "0", min = 0) int length) {
    /** Copies the list. */
    public Parameters {
      parameters = List.copyOf(parameters);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, InterventionContext context) {
    Network initial = context.initial();
    for (String name : p.parameters()) {
      if (!initial.parameters().containsKey(name)) {
        throw unknown(name, initial.parameters().keySet().stream().sorted().toList());
      }
    }
    Window window = Window.of(p.from(), p.length(), context, "hold");
    return new Bound() {
      @Override
      public void weights(int update, LearnedParameters weights, RandomStream random) {
        if (window.contains(update)) {
          for (String name : p.parameters()) {
            putBack(initial.parameter(name), name, weights, p.zeros());
          }
        }
      }
    };
  }

  private static void putBack(
      Matrix values, String name, LearnedParameters weights, boolean zeros) {
    List<String> learned = new ArrayList<>();
    for (LearnedParameters.Region region : weights.regions()) {
      learned.add(region.name());
      if (region.name().equals(name)) {
        RealBuffer buffer = weights.buffers().get(region.buffer());
        for (int i = 0; i < values.values().length; i++) {
          if (!zeros || values.values()[i] == 0) {
            buffer.set(region.offset() + i, values.values()[i]);
          }
        }
        return;
      }
    }
    throw unknown(name, learned);
  }

  private static ProblemException unknown(String name, List<String> there) {
    return ProblemException.configuration(
        new Problem(
            "the network learns no parameter of that name",
            "\"parameters\" of intervention \"hold\"",
            name,
            "one of " + there,
            ""));
  }
}
