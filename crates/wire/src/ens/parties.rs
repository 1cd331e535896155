//! The parties of CC315A: nine times the same, under other element names.

/// A party's element names for name, street, postcode, city, country, language and identification.
macro_rules! party {
    ($(#[$doc:meta])* $party:ident $name:literal $street:literal $postcode:literal $city:literal $country:literal $language:literal $id:literal) => {
        model::class! {
            $(#[$doc])*
            $party {
                name: text(35) = $name "";
                street: text(35) = $street "";
                postcode: text(9) = $postcode "";
                city: text(35) = $city "";
                country: text(2) = $country "";
                language: text(2) = $language "";
                id: text(17) = $id "";
            }
        }
    };
}

party! {
    /// Consignor (TRACONCO1).
    SummaryConsignor "NamCO17" "StrAndNumCO122" "PosCodCO123" "CitCO124" "CouCO125" "NADLNGCO" "TINCO159"
}
party! {
    /// Consignee (TRACONCE1).
    SummaryConsignee "NamCE17" "StrAndNumCE122" "PosCodCE123" "CitCE124" "CouCE125" "NADLNGCE" "TINCE159"
}
party! {
    /// Party to be notified (NOTPAR670).
    NotifyParty "NamNOTPAR672" "StrNumNOTPAR673" "PosCodNOTPAR676" "CitNOTPAR674" "CouCodNOTPAR675" "NOTPAR670LNG" "TINNOTPAR671"
}
party! {
    /// Consignor of one item (TRACONCO2).
    ItemConsignor "NamCO27" "StrAndNumCO222" "PosCodCO223" "CitCO224" "CouCO225" "NADLNGGTCO" "TINCO259"
}
party! {
    /// Consignee of one item (TRACONCE2).
    ItemConsignee "NamCE27" "StrAndNumCE222" "PosCodCE223" "CitCE224" "CouCE225" "NADLNGGICE" "TINCE259"
}
party! {
    /// Party to be notified for one item (PRTNOT640).
    ItemNotifyParty "NamPRTNOT642" "StrNumPRTNOT646" "PstCodPRTNOT644" "CtyPRTNOT643" "CouCodGINOT647" "PRTNOT640LNG" "TINPRTNOT641"
}
party! {
    /// Representative (TRAREP).
    Representative "NamTRE1" "StrAndNumTRE1" "PosCodTRE1" "CitTRE1" "CouCodTRE1" "TRAREPLNG" "TINTRE1"
}
party! {
    /// Person who lodges the entry summary (PERLODSUMDEC).
    LodgingPerson "NamPLD1" "StrAndNumPLD1" "PosCodPLD1" "CitPLD1" "CouCodPLD1" "PERLODSUMDECLNG" "TINPLD1"
}
party! {
    /// Carrier at entry (TRACARENT601).
    EntryCarrier "NamTRACARENT604" "StrNumTRACARENT607" "PstCodTRACARENT606" "CtyTRACARENT603" "CouCodTRACARENT605" "TRACARENT601LNG" "TINTRACARENT602"
}
