package dev.pointsman.contract;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands every test a [Stage] of its own, and clears it away.
final class OnStage implements ParameterResolver, AfterEachCallback {
  private static final Namespace STAGES = Namespace.create(OnStage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var stage = new Stage();
    test.getStore(STAGES).put(Stage.class, stage);
    return stage;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    var stage = test.getStore(STAGES).remove(Stage.class, Stage.class);
    if (stage != null) {
      stage.close();
    }
  }
}
