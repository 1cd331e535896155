//! Valuation, currency, duties and their payment.

use super::macros::class;

class! {
    /// Customs valuation (WCO 41A).
    CustomsValuation {
        freight_charge: amount(16, 3) = "FreightChargeAmount" "117";
        method_code: text(3) = "MethodCode" "122";
        charge_deductions: many(ChargeDeduction) = "ChargeDeduction" "58B";
    }
}

class! {
    /// Charge deduction (WCO 58B).
    ChargeDeduction {
        charges_type_code: text(3) = "ChargesTypeCode" "371";
        other_charge_deduction: amount(16, 3) = "OtherChargeDeductionAmount" "181";
    }
}

class! {
    /// Valuation adjustment (WCO 39B).
    ValuationAdjustment {
        addition_code: text(4) = "AdditionCode" "188";
    }
}

class! {
    /// Currency exchange (WCO 40A).
    CurrencyExchange {
        currency_type_code: exact_letters(3) = "CurrencyTypeCode" "135";
        rate: numeric(12, 5) = "RateNumeric" "118";
    }
}

class! {
    /// Duty tax fee (WCO 50A).
    DutyTaxFee {
        ad_valorem_tax_base: amount(16, 3) = "AdValoremTaxBaseAmount" "116";
        deducted: amount(16, 3) = "DeductAmount" "111";
        duty_regime_code: text(3) = "DutyRegimeCode" "164";
        specific_tax_base: measure(16, 6) = "SpecificTaxBaseQuantity" "129";
        tax_rate: numeric(17, 3) = "TaxRateNumeric" "115";
        type_code: text(3) = "TypeCode" "113";
        quota_order_id: text(17) = "QuotaOrderID" "401";
        payment: one(Payment) = "Payment" "94A";
    }
}

class! {
    /// Payment (WCO 94A).
    Payment {
        method_code: exact_letters(1) = "MethodCode" "107";
        tax_assessed: amount(16, 3) = "TaxAssessedAmount" "120";
        payment_amount: amount(16, 3) = "PaymentAmount" "378";
    }
}
