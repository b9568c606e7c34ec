package it;

public final class Money {

  private Money() {}

  public static String in(String currency, int amount) {
    return amount + " " + currency;
  }
}
