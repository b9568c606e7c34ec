package io.github.vertexmaven.emulator.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.navigation.CelNavigableMutableAst;
import java.util.List;

/**
 * Makes the type of every {@code a[b]} dynamic.
 *
 * <p>Without this, the library's type checker takes the element of a dynamic value for whatever the
 * first overload around it wants: {@code int(inputs.parameter_values['x'])}, which the KFP compiler
 * writes for every comparison of integers, would then accept nothing but integers, while every
 * number of a Struct is a double.
 */
final class Indexes {

  private static final String INDEX = "_[_]";

  private Indexes() {}

  static CelAbstractSyntaxTree dynamic(CelAbstractSyntaxTree parsed) {
    CelMutableAst ast = CelMutableAst.fromCelAst(parsed);
    List<CelMutableExpr> all =
        CelNavigableMutableAst.fromAst(ast).getRoot().allNodes().map(node -> node.expr()).toList();
    long next = 1 + all.stream().mapToLong(CelMutableExpr::id).max().orElse(0);
    for (CelMutableExpr expression : all) {
      if (isIndex(expression)) {
        CelMutableExpr index = CelMutableExpr.ofCall(next++, expression.call());
        expression.setCall(CelMutableCall.create("dyn", index));
      }
    }
    return ast.toParsedAst();
  }

  private static boolean isIndex(CelMutableExpr expression) {
    return expression.getKind() == Kind.CALL && expression.call().function().equals(INDEX);
  }
}
