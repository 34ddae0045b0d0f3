package org.anlage.trainers;

import java.util.Map;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/** Leaky units whose leaks stay as they are. */
@Component(service = CellType.class)
@Extension(
    name = "leaky",
    text = "h(t) = (1 - a) h(t-1) + a f(x(t) K + h(t-1) R + b), a = network.leak",
    source = "Jaeger et al. 2007, doi 10.1016/j.neunet.2007.04.016")
public final class LeakyCell implements CellType<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters parameters, CellShape shape, CellStart start) {
    return LeakyEquations.initial(shape, start);
  }

  @Override
  public CellLayout layout(NoParameters parameters, CellShape shape, Map<String, Matrix> values) {
    return LeakyEquations.layout(shape, false);
  }

  @Override
  public CellEquations bind(NoParameters parameters, CellShape shape, CellContext context) {
    return new LeakyEquations(shape, context, false);
  }
}
