// A declaration as a trader's own software would send it: an import of one item, in WCO XML.

let count = 0;

/** A local reference that no earlier test has used. */
export function newReference() {
  count += 1;
  return `E2E${Date.now().toString(36).toUpperCase()}${count}`;
}

/** Facts that a test does not care about; `gross` and `net` in kilograms. */
const USUAL = {
  country: 'XA',
  currency: 'USD',
  trader: 'XA1001',
  commodity: '8510101000',
  origin: 'US',
  price: '1000.00',
  gross: '120',
  net: '100',
  packages: '5',
  payment: 'E',
  account: 'XADAN1001',
};

export function importDeclaration(given) {
  const d = { ...USUAL, ...given };
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
  <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode>
  <md:WCOTypeName>DEC</md:WCOTypeName>
  <Declaration>
    <FunctionCode>9</FunctionCode>
    <FunctionalReferenceID>${d.lrn}</FunctionalReferenceID>
    <TypeCode>IMA</TypeCode>
    <GoodsItemQuantity>1</GoodsItemQuantity>
    <TotalPackageQuantity>${d.packages}</TotalPackageQuantity>
    ${deferment(d)}
    <BorderTransportMeans><RegistrationNationalityCode>${d.origin}</RegistrationNationalityCode><ModeCode>1</ModeCode></BorderTransportMeans>
    <Declarant><ID>${d.trader}</ID></Declarant>
    <Exporter>
      <Name>Harbour Street Tools</Name>
      <Address><CityName>Port Alba</CityName><CountryCode>${d.origin}</CountryCode><Line>4 Harbour Street</Line><PostcodeID>90210</PostcodeID></Address>
    </Exporter>
    <GoodsShipment>
      <TransactionNatureCode>1</TransactionNatureCode>
      <Consignment>
        <ContainerCode>0</ContainerCode>
        <ArrivalTransportMeans><ID>9321483</ID><IdentificationTypeCode>10</IdentificationTypeCode></ArrivalTransportMeans>
        <GoodsLocation><Name>HARBOUR01</Name><TypeCode>A</TypeCode><Address><TypeCode>U</TypeCode><CountryCode>${d.country}</CountryCode></Address></GoodsLocation>
      </Consignment>
      <Destination><CountryCode>${d.country}</CountryCode></Destination>
      <ExportCountry><ID>${d.origin}</ID></ExportCountry>
      <GovernmentAgencyGoodsItem>
        <SequenceNumeric>1</SequenceNumeric>
        <AdditionalDocument><CategoryCode>N</CategoryCode><ID>INV-${d.lrn}</ID><TypeCode>935</TypeCode><LPCOExemptionCode>AC</LPCOExemptionCode></AdditionalDocument>
        <Commodity>
          <Description>Clippers and their parts</Description>
          <Classification><ID>${d.commodity.slice(0, 8)}</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>
          <Classification><ID>${d.commodity.slice(8) || '00'}</ID><IdentificationTypeCode>TRC</IdentificationTypeCode></Classification>
          <DutyTaxFee><DutyRegimeCode>100</DutyRegimeCode><TypeCode>A00</TypeCode><Payment><MethodCode>${d.payment}</MethodCode></Payment></DutyTaxFee>
          <GoodsMeasure><GrossMassMeasure>${d.gross}</GrossMassMeasure><NetNetWeightMeasure>${d.net}</NetNetWeightMeasure></GoodsMeasure>
          <InvoiceLine><ItemChargeAmount currencyID="${d.currency}">${d.price}</ItemChargeAmount></InvoiceLine>
        </Commodity>
        <CustomsValuation><MethodCode>1</MethodCode></CustomsValuation>
        <GovernmentProcedure><CurrentCode>40</CurrentCode><PreviousCode>00</PreviousCode></GovernmentProcedure>
        <GovernmentProcedure><CurrentCode>000</CurrentCode></GovernmentProcedure>
        <Origin><CountryCode>${d.origin}</CountryCode><TypeCode>1</TypeCode></Origin>
        <Packaging><SequenceNumeric>1</SequenceNumeric><MarksNumbersID>LOT 7</MarksNumbersID><QuantityQuantity>${d.packages}</QuantityQuantity><TypeCode>BX</TypeCode></Packaging>
        <ValuationAdjustment><AdditionCode>0000</AdditionCode></ValuationAdjustment>
      </GovernmentAgencyGoodsItem>
      <Importer><ID>${d.trader}</ID></Importer>
      <PreviousDocument><CategoryCode>Z</CategoryCode><ID>6${d.trader}-${d.lrn}</ID><TypeCode>DCR</TypeCode></PreviousDocument>
      <TradeTerms><ConditionCode>CIF</ConditionCode><LocationID>${d.country}HBR</LocationID></TradeTerms>
    </GoodsShipment>
  </Declaration>
</md:MetaData>
`;
}

/** Deferred payment names the account that is charged. */
function deferment({ payment, account }) {
  if (payment !== 'E') return '';
  return `<AdditionalDocument><CategoryCode>1</CategoryCode><ID>${account}</ID><TypeCode>DAN</TypeCode></AdditionalDocument>`;
}
